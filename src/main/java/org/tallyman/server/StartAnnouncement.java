package org.tallyman.server;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.tallyman.access.FirstAdministrator;

/** Says on the console, once the port is open, where Tallyman is found and how to sign in for the first time. */
@ApplicationScoped
class StartAnnouncement {

    private final FirstAdministrator administrator;

    StartAnnouncement(FirstAdministrator administrator) {
        this.administrator = administrator;
    }

    void say(@ObservesAsync HttpServerStart start) {
        Optional<String> data = Optional.ofNullable(System.getProperty("tallyman.data-dir"));
        // The options hold -1 for a port of the system's choice; the setting holds the one it chose.
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        System.out.println(text(port, administrator.takeGeneratedPassword(), data));
    }

    /** The block; not a log line, because logs are shipped and kept and a password must not be. */
    static String text(int port, Optional<String> password, Optional<String> data) {
        StringBuilder text = new StringBuilder("\n");
        line(text, "Tallyman is ready at http://localhost:" + port);
        password.ifPresent(secret -> {
            line(text, "");
            line(text, "First sign-in   name      " + FirstAdministrator.NAME);
            line(text, "                password  " + secret);
            line(text, "Shown this once. Change it under your account.");
        });
        data.ifPresent(directory -> {
            line(text, "");
            line(text, "Data is kept in " + directory);
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String words) {
        text.append("    ").append(words).append('\n');
    }
}
