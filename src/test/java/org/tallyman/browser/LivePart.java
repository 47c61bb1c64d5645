package org.tallyman.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.Deque;

/** The live part of an open page: its requests wait until the test lets them go, and changes come when the test says so. */
final class LivePart {

    private static final double PATIENCE_MS = 20_000;
    private static final double SOON_MS = 3_000;

    private final Page page;
    private final Deque<Route> waiting = new ArrayDeque<>();
    private int requests;

    private LivePart(Page page) {
        this.page = page;
    }

    static LivePart open(String path) {
        LivePart part = new LivePart(Chromium.get().page(Chromium.DESK, ColorScheme.LIGHT));
        part.page.route("**/*", part::hold);
        part.page.navigate(Chromium.address(path));
        part.page.evaluate("document.body.addEventListener('htmx:afterSettle', () => { window.swapped = true; })");
        return part;
    }

    private void hold(Route route) {
        if (route.request().url().contains("/live?")) {
            route.abort();
        } else if (route.request().headers().containsKey("hx-request")) {
            requests++;
            waiting.add(route);
        } else {
            route.resume();
        }
    }

    Page page() {
        return page;
    }

    boolean isThere() {
        return page.locator("[hx-trigger*='live:']").count() > 0;
    }

    /** Its words, without the ages that grow meanwhile. */
    String text() {
        return page.evaluate("""
                        () => {
                          const copy = document.querySelector('[hx-trigger*="live:"]').cloneNode(true);
                          copy.querySelectorAll('time').forEach(each => each.remove());
                          return copy.textContent;
                        }""").toString();
    }

    /** What the server would have sent. */
    void change() {
        page.evaluate("document.body.dispatchEvent(new CustomEvent("
                + "document.querySelector('[hx-trigger*=\"live:\"]').getAttribute('hx-trigger').match(/live:[^ ,]+/)[0],"
                + " { bubbles: true }))");
    }

    void awaitRequests(int count) {
        page.waitForCondition(() -> requests >= count, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
    }

    boolean asksAgain(int count) {
        try {
            page.waitForCondition(() -> requests >= count, new Page.WaitForConditionOptions().setTimeout(SOON_MS));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    void answer() {
        waiting.remove().resume();
    }

    void refuse(int status) {
        waiting.remove()
                .fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("text/html")
                        .setBody("<p>Not now</p>"));
    }

    /** As when the line breaks. */
    void fail() {
        waiting.remove().abort();
    }

    void awaitSwap() {
        page.waitForFunction("() => window.swapped === true");
    }

    void close() {
        page.context().close();
    }
}
