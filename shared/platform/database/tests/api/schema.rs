//! Rules that every migration keeps.

use guichet_testing::TestDatabase;

/// Each row of the query is a breach, told by its first column.
async fn none(query: &str) {
    let test = TestDatabase::create().await;
    let rows = test
        .client()
        .await
        .query(query, &[])
        .await
        .expect("answered");
    let breaches: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(breaches.is_empty(), "{breaches:#?}");
}

/// Deleting or changing the row referred to looks for those that refer to it. A key of some of the columns finds the only one.
#[tokio::test]
async fn every_foreign_key_is_indexed_by_its_leading_columns() {
    none(
        "select conrelid::regclass || '.' || conname
         from pg_constraint f
         where contype = 'f' and connamespace = 'public'::regnamespace
             and not exists (
                 select from pg_index i
                 where i.indrelid = f.conrelid and i.indisvalid
                     -- Rows that refer to nothing are never looked for.
                     and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true)
                     and (i.indkey::smallint[] <@ f.conkey and i.indisunique and i.indpred is null
                         or (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] @> f.conkey
                         and (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] <@ f.conkey))
         order by 1",
    )
    .await;
}

/// Handlers map constraints to problems by name, so names are part of the code.
#[tokio::test]
async fn every_constraint_and_index_is_named_by_table_columns_and_kind() {
    none(
        "with named as (
             select conrelid as relation, conname as name, case contype
                 when 'p' then 'pkey' when 'u' then 'key' when 'f' then 'fkey'
                 when 'c' then 'check' when 'x' then 'excl' end as kind
             from pg_constraint
             where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x') and conrelid <> 0
             union all
             select i.indrelid, c.relname, case when i.indisunique then 'key' else 'idx' end
             from pg_index i join pg_class c on c.oid = i.indexrelid
             where c.relnamespace = 'public'::regnamespace
                 and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
         )
         select relation::regclass || ': ' || name
         from named
         where name !~ ('^' || relation::regclass || case kind when 'pkey' then '' else '_.+' end || '_' || kind || '$')
         order by 1",
    )
    .await;
}

#[tokio::test]
async fn every_foreign_key_names_its_columns() {
    none(
        "select conrelid::regclass || ': ' || conname
         from pg_constraint f
         where contype = 'f' and connamespace = 'public'::regnamespace
             and conname <> conrelid::regclass || '_' || (
                 select string_agg(attname, '_' order by k.position)
                 from unnest(conkey) with ordinality as k (number, position)
                 join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number) || '_fkey'
         order by 1",
    )
    .await;
}

#[tokio::test]
async fn every_table_says_what_it_is_for() {
    none(
        "select oid::regclass::text from pg_class
         where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
             and coalesce(obj_description(oid, 'pg_class'), '') = ''
         order by 1",
    )
    .await;
}

#[tokio::test]
async fn every_table_has_a_primary_key() {
    none(
        "select oid::regclass::text from pg_class t
         where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
             and not exists (select from pg_constraint where conrelid = t.oid and contype = 'p')
         order by 1",
    )
    .await;
}

/// A time without a zone means something else to each reader, and `varchar(n)` and floating money are traps.
#[tokio::test]
async fn no_column_has_a_type_we_do_not_use() {
    none(
        "select table_name || '.' || column_name || ': ' || data_type
         from information_schema.columns
         where table_schema = 'public' and data_type in
             ('timestamp without time zone', 'time with time zone', 'character varying', 'character', 'money', 'json',
              'numeric', 'real')
         order by 1",
    )
    .await;
}

/// A word that nobody on the other side knows is refused where it is answered.
#[tokio::test]
async fn every_function_that_answers_an_outcome_names_its_words() {
    none(
        "select p.oid::regprocedure::text
         from pg_proc p, unnest(p.proargnames, p.proallargtypes) as a (name, type)
         join pg_type t on t.oid = a.type
         where p.pronamespace = 'public'::regnamespace and a.name = 'outcome' and t.typtype <> 'd'
         order by 1",
    )
    .await;
}
