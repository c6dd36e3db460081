// The availability of an event, as one would write it in Go with gin and pgx: what a function's cold start is compared
// with. SQL is the function's own statement, with the moment as its first parameter and the event's slug as its second.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v4/pgxpool"
)

type rate struct {
	OccurrenceID *string `json:"occurrence_id"`
	RateID       *string `json:"rate_id"`
	Free         *int32  `json:"free"`
	Total        *int32  `json:"total"`
	State        *string `json:"state"`
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 4
	// Requests wait for the connection, not the port for it.
	config.LazyConnect = true
	pool, err := pgxpool.ConnectConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	go pool.Ping(context.Background())

	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/api/v1/catalog/events/:slug/availability", func(c *gin.Context) {
		rows, err := pool.Query(c, os.Getenv("SQL"), time.Now(), c.Param("slug"))
		if err != nil {
			c.AbortWithError(http.StatusInternalServerError, err)
			return
		}
		defer rows.Close()
		rates := []rate{}
		for rows.Next() {
			var shown string
			var needsCode *bool
			var r rate
			if err := rows.Scan(&shown, &r.OccurrenceID, &r.RateID, &needsCode, &r.Free, &r.Total, &r.State); err != nil {
				c.AbortWithError(http.StatusInternalServerError, err)
				return
			}
			rates = append(rates, r)
		}
		if rows.Err() != nil || len(rates) == 0 {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.JSON(http.StatusOK, gin.H{"rates": rates})
	})
	log.Fatal(router.Run("127.0.0.1:" + os.Getenv("PORT")))
}
