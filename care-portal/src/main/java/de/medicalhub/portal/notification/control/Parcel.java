package de.medicalhub.portal.notification.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the outbox keeps of a message: numbers only, so that it holds no text and an address that was taken back meanwhile
 * is not used.
 *
 * @param device for push; else 0
 * @param notifications their ids
 */
record Parcel(long device, List<Long> notifications) {

    String text() {
        return device + ":" + notifications.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static Parcel of(String text) {
        String[] parts = text.split(":", -1);
        return new Parcel(
                Long.parseLong(parts[0]),
                Arrays.stream(parts[1].split(",", -1)).map(Long::valueOf).toList());
    }
}
