package org.tallyman.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Intake;
import org.tallyman.intake.Receipt;

/** Gives messages to the application as its links do, and looks at what became of them. */
@ApplicationScoped
public class Teller {

    private static final String BEHIND =
            "select (select count(*) from delivery_due) + count(*) from message_block where id > coalesce((select"
                    + " case when message_id & 8191 = 8191 then message_id >> 13 else (message_id >> 13) - 1 end"
                    + " from fold_position), 0)";

    private final Intake intake;
    private final Devices devices;
    private final DataSource dataSource;
    private final Clock clock;

    Teller(Intake intake, Devices devices, DataSource dataSource, Clock clock) {
        this.intake = intake;
        this.devices = devices;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** In this order; every so many messages it waits until they are folded, so that what follows comes late. */
    void tell(DeviceId device, List<String> messages, int atOnce) {
        for (int from = 0; from < messages.size(); from += atOnce) {
            List<CompletableFuture<Receipt>> kept = new ArrayList<>();
            for (String message : messages.subList(from, Math.min(messages.size(), from + atOnce))) {
                DeviceView view = devices.byId(device.value()).orElseThrow();
                Frame frame = new Frame("", message.getBytes(StandardCharsets.UTF_8), clock.instant());
                kept.add(intake.receive(view, "http", frame));
            }
            kept.forEach(CompletableFuture::join);
            awaitFolded();
        }
    }

    void awaitFolded() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> rows(BEHIND).equals(List.of("0")));
    }

    void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query with its parameters, each in one line, sorted. */
    List<String> rows(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    StringBuilder line = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        line.append(column == 1 ? "" : " ").append(row.getString(column));
                    }
                    rows.add(line.toString());
                }
            }
            return rows.stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
