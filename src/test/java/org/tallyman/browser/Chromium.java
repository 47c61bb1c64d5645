package org.tallyman.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.tallyman.testsupport.Credentials;

/** The installed browser, signed in as the administrator; one for all tests of a run, ended with it. */
final class Chromium {

    static final int HANDHELD = 360;
    static final int DESK = 1280;
    static final int WALL = 1920;

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Path> EXECUTABLES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static @Nullable Chromium running;

    private final Playwright playwright;
    private final Browser browser;
    private final int port;
    private final String session;

    private Chromium(Path executable) {
        port = RestAssured.port;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(address("/sign-in"));
            page.fill("#name", "admin");
            page.fill("#password", Credentials.ADMIN_PASSWORD);
            page.click("button.first");
            session = context.storageState();
        }
    }

    /** For use within a test. Ends the test as skipped where no browser is installed. */
    static synchronized Chromium get() {
        Optional<Path> executable =
                EXECUTABLES.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium is installed: page tests are skipped");
        Chromium known = running;
        if (known != null && known.port == RestAssured.port) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        // Pages are made live by machines that may be busy; how fast is for the benches to say.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Chromium started = new Chromium(executable.orElseThrow());
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        running = started;
        return started;
    }

    /** A page as a person with this screen sees it. */
    Page page(int width, ColorScheme scheme) {
        return page(options(width, scheme));
    }

    Page page(Browser.NewContextOptions options) {
        return browser.newContext(options).newPage();
    }

    Browser.NewContextOptions options(int width, ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setStorageState(session)
                .setColorScheme(scheme)
                .setHasTouch(width == HANDHELD)
                .setViewportSize(width, width == HANDHELD ? 740 : width == WALL ? 1080 : 800);
    }

    /** Collects what the page complains of, content security policy included. */
    static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return complaints;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    static String address(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    private void close() {
        playwright.close();
    }
}
