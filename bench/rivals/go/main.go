// The availability of an event, as one would write it in Go with gin and pgx: what a function's cold start is compared
// with. COMING and STOCK are the function's own statements, sent in one flight as it does, with the moment as their first
// parameter and a list with the event's slug as their second; the third of COMING is the secret of a draft.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

type pool struct {
	RateID       string     `json:"rate_id"`
	SaleStartsAt *time.Time `json:"sale_starts_at"`
	SaleEndsAt   *time.Time `json:"sale_ends_at"`
	OccurrenceID *string    `json:"occurrence_id"`
	Numbered     bool       `json:"numbered"`
	Units        int32      `json:"units"`
	Capacity     int32      `json:"capacity"`
	Free         int64      `json:"free"`
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 4
	// Requests wait for the connection, not the port for it.
	config.LazyConnect = true
	database, err := pgxpool.ConnectConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	go database.Ping(context.Background())

	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/api/v1/catalog/events/:slug/availability", func(c *gin.Context) {
		pools, err := stock(c, database, c.Param("slug"))
		if err != nil || len(pools) == 0 {
			c.AbortWithError(http.StatusInternalServerError, err)
			return
		}
		c.JSON(http.StatusOK, gin.H{"pools": pools})
	})
	log.Fatal(router.Run("127.0.0.1:" + os.Getenv("PORT")))
}

func stock(ctx context.Context, database *pgxpool.Pool, slug string) ([]pool, error) {
	batch := &pgx.Batch{}
	for _, sql := range []string{"COMING", "STOCK"} {
		values := []any{time.Now(), []string{slug}}
		if sql == "COMING" {
			// The secret of a draft.
			values = append(values, nil)
		}
		batch.Queue(os.Getenv(sql), values...)
	}
	results := database.SendBatch(ctx, batch)
	defer results.Close()
	var shown string
	var fewLeftPercent *int16
	var eventID string
	var occurrenceIDs []string
	if err := results.QueryRow().Scan(&eventID, &shown, &fewLeftPercent, &occurrenceIDs); err != nil {
		return nil, err
	}
	rows, err := results.Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	pools := []pool{}
	for rows.Next() {
		var p pool
		var kind string
		var price, highestPrice int64
		var needsCode bool
		if err := rows.Scan(&eventID, &p.RateID, &kind, &price, &needsCode, &highestPrice, &p.SaleStartsAt, &p.SaleEndsAt, &p.OccurrenceID,
			&p.Numbered, &p.Units, &p.Capacity, &p.Free); err != nil {
			return nil, err
		}
		pools = append(pools, p)
	}
	return pools, rows.Err()
}
