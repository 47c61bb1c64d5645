package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Route;
import org.tallyman.testsupport.TableStatistics;
import org.tallyman.testsupport.TestDatabase;

/** No page and no list reads a big table from end to end, whoever looks. PostgreSQL counts who does. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageQueriesTest {

    /** Tables that grow with what happens, and not with what is set up. */
    private static final String BIG =
            "('event', 'event_epc', 'item', 'tag', 'quarantine', 'shipment', 'shipment_line', 'door_passage', 'audit_entry', 'asset', 'stock_sum', 'device_command')";

    private static final String SEED = """
            insert into event (id, event_time, body, read_point_id, place_id, site_id, type, action, biz_step, disposition)
            select id, at, json_build_object('type', 'ObjectEvent', 'eventID', 'urn:uuid:' || id, 'action', 'OBSERVE',
                       'eventTime', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'eventTimeZoneOffset', '+00:00',
                       'epcList', array['urn:x:seeded:' || id]),
                   900001, 900001, 900001, 'ObjectEvent', 'OBSERVE', 'step_' || n % 40, 'seeded'
            from (select n, gen_random_uuid() as id, timestamptz '2001-01-01' + n * interval '1 second' as at
                from generate_series(1, 20000) n) as made;
            insert into event_epc (epc, event_time, event_id, roles)
            select 'urn:x:seeded:' || id, event_time, id, 'EPC' from event where disposition = 'seeded';
            insert into item (item, kind, gtin, serial, place_id, since, event_id)
            select 'urn:x:seeded:' || n, 'PRODUCT', '09506000134352', 'SEEDED' || n, 900001, now(), gen_random_uuid()
            from generate_series(1, 20000) n;
            insert into tag (item, epc_hex, first_message) select 'urn:x:seeded:' || n, '', 1 from generate_series(1, 100000) n;
            insert into quarantine (device_id, content_hash, message_id, element, dialect, position, code, field, value, rule,
                                    bytes, first_at, last_at, state)
            select 900001, sha256(n::text::bytea), 1, 0, 'seeded', 0, '', '', '', '', '', now(), now(), 'DISMISSED'
            from generate_series(1, 20000) n;
            insert into shipment (reference, direction, created_at, starts_at, opened_at, closed_at, arrived_at)
            select 'SEEDED-' || n, 'OUTBOUND', at, at, at, at, at
            from generate_series(1, 20000) n, (values (timestamptz '2001-01-01')) as ended (at);
            insert into shipment (reference, direction, created_at, starts_at)
            select 'SEEDED-RUNNING-' || n, 'OUTBOUND', now(), now() from generate_series(1, 150) n;
            insert into shipment_line (shipment_id, gtin, lot, quantity)
            select id, '09506000134352', 'L' || lot, 1
            from shipment, generate_series(1, 5) lot where reference like 'SEEDED-%';
            insert into door_passage (event_id, item, door_id, direction, at, shipment_id)
            select gen_random_uuid(), 'urn:x:seeded:' || id, 900001, 'OUTWARD', timestamptz '2001-01-01', id
            from shipment where reference like 'SEEDED-%';
            insert into stock_sum (kind, key, site_id, code, name, at_hand)
            select kind, (1000000 + n)::text, site, 'seeded-' || n, 'seeded', n
            from generate_series(1, 5000) n, unnest(array['PLACE', 'PRODUCT']) as k (kind), unnest(array[0, 900001]) as s (site);
            insert into asset (code, name, kind) select 'SEEDED-' || n, 'seeded', 'OTHER' from generate_series(1, 20000) n;
            insert into device_command (device_id, type, params, state, made_at, made_by, expires_at, sent_at)
            select (select min(id) from device), 'seeded', '{}', 'SENT', now(), 'seeded', now(), now() from generate_series(1, 20000);
            insert into audit_entry (at, actor, verb, kind, object_id, before, after)
            select now(), 'seeded', 'seed', 'nothing', n::text, '', '' from generate_series(1, 20000) n;
            analyze""";

    private static final String UNSEED = """
            delete from event_epc where epc like 'urn:x:seeded:%';
            delete from event where disposition = 'seeded';
            delete from item where item like 'urn:x:seeded:%';
            delete from stock_count where place_id = 900001;
            delete from stock_sum where code like 'seeded-%';
            delete from tag where item like 'urn:x:seeded:%';
            delete from quarantine where dialect = 'seeded';
            delete from door_passage where item like 'urn:x:seeded:%';
            delete from shipment_line where shipment_id in (select id from shipment where reference like 'SEEDED-%');
            delete from shipment where reference like 'SEEDED-%';
            delete from device_command where type = 'seeded';
            delete from asset where code like 'SEEDED-%'""";

    @Inject
    AgroalDataSource database;

    @AfterEach
    void unseed() throws SQLException {
        run(UNSEED);
    }

    @Test
    void noPageReadsABigTableFromEndToEnd() throws SQLException {
        OtherSite site = OtherSite.build();
        List<String> tokens = List.of(Credentials.newAdminToken(), Credentials.newTokenAt(site.code()));
        run(SEED);
        Map<String, Long> before = settledScans();
        for (Route route : Route.all()) {
            // The export of shipments is of all of them, and asked for by hand.
            boolean whole = route.template().endsWith("/shipments/export");
            if (!route.verb().equals("GET")
                    || route.open()
                    || whole
                    || route.template().equals("/live")) {
                continue;
            }
            String thing = site.things().entrySet().stream()
                    .filter(each -> route.template().startsWith(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("1");
            for (String token : tokens) {
                for (String chosen : List.of("", site.code())) {
                    Response answer = route.send(
                            RestAssured.given()
                                    .accept("*/*")
                                    .auth()
                                    .oauth2(token)
                                    .cookie("site", chosen),
                            route.path(thing));
                    assertThat(answer.statusCode()).as(route.template()).isLessThan(500);
                }
            }
        }
        for (String sort : List.of("name", "-name", "code", "-code", "quantity", "-quantity", "changed", "-changed")) {
            for (String by : List.of("product", "place")) {
                RestAssured.given()
                        .accept("text/html")
                        .auth()
                        .oauth2(tokens.getFirst())
                        .get("/stock?by=" + by + "&sort=" + sort)
                        .then()
                        .statusCode(200);
            }
        }
        assertThat(settledScans()).isEqualTo(before);
    }

    private Map<String, Long> settledScans() throws SQLException {
        TableStatistics.settle(database);
        return scans();
    }

    private Map<String, Long> scans() throws SQLException {
        Map<String, Long> scans = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select relname, coalesce(seq_scan, 0) from pg_stat_user_tables where relname in " + BIG)) {
            while (row.next()) {
                scans.put(row.getString(1), row.getLong(2));
            }
        }
        return scans;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
