package org.tallyman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Signs in with a real browser, scripts off, and keeps pictures of these pages in {@code target/screenshots}. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccessPicturesTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void aPersonSignsInWithScriptsOff() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox")))) {
            for (int width : List.of(360, 1280)) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    var context = browser.newContext(new NewContextOptions()
                            .setJavaScriptEnabled(false)
                            .setColorScheme(scheme)
                            .setViewportSize(width, 800));
                    walk(context.newPage(), "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                    context.close();
                }
            }
        }
    }

    private void walk(Page page, String suffix) {
        page.navigate(address("/settings/users"));
        assertThat(page.url()).contains("/sign-in?return=");
        page.fill("#name", "admin");
        page.fill("#password", "wrong");
        page.click("button.first");
        picture(page, "sign-in-wrong" + suffix);
        page.fill("#password", Credentials.ADMIN_PASSWORD);
        page.click("button.first");
        assertThat(page.url()).endsWith("/settings/users");
        picture(page, "users" + suffix);
        page.click("tbody a");
        picture(page, "user" + suffix);
        page.navigate(address("/settings/me"));
        picture(page, "account" + suffix);
        page.navigate(address("/settings/audit"));
        picture(page, "audit" + suffix);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("access-" + name + ".png")));
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(wide).as("width of %s", name).isLessThanOrEqualTo(page.viewportSize().width);
    }

    private static String address(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }
}
