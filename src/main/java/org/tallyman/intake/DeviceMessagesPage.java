package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;

/**
 * One device's line: how it is, and what passed on it in both directions, decoded beside raw.
 *
 * @param gateway whose messages these are, where it speaks for the device and the caller may see it
 * @param newest whether this is the newest page, which follows what comes
 * @param items newest first
 * @param next address of the older ones; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceMessagesPage(
        DeviceView device,
        @Nullable DeviceView gateway,
        HealthRow health,
        String topic,
        boolean newest,
        List<Item> items,
        String next)
        implements TemplateInstance {

    /** A message that came, or something that was sent of Tallyman's own accord. */
    record Item(Instant at, @Nullable MessageDocument message, SentBytes.@Nullable Sent sent) {}

    static List<Item> items(List<MessageDocument> messages, List<SentBytes.Sent> sent) {
        List<Item> items = new ArrayList<>();
        messages.forEach(message -> items.add(new Item(message.receivedAt(), message, null)));
        sent.forEach(each -> items.add(new Item(each.at(), null, each)));
        items.sort(Comparator.comparing(Item::at).reversed());
        return items;
    }
}
