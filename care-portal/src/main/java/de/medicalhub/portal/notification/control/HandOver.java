package de.medicalhub.portal.notification.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives what is due to the outbox: one message for each person and channel (B6), for push one for each browser. */
@ApplicationScoped
public class HandOver {
    private static final int MOST = 500;

    @Inject
    private NotificationStore notifications;

    @Inject
    private PreferenceStore preferences;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /** Everything that is due by the hub's clock. */
    @Transactional
    public void handOverDue() {
        List<Notification> due = notifications.takeDue(clock.instant(), MOST);
        Map<String, List<Notification>> together = due.stream()
                .collect(Collectors.groupingBy(
                        one -> one.channel().code() + "/" + one.person(), LinkedHashMap::new, Collectors.toList()));
        together.forEach(this::handOver);
        notifications.handedOver(due.stream().map(Notification::id).toList(), clock.instant());
    }

    private void handOver(String aggregate, List<Notification> together) {
        Notification first = together.get(0);
        List<Long> ids = together.stream().map(Notification::id).toList();
        if (first.channel() == Channel.PUSH) {
            for (Device device : preferences.devices(first.person())) {
                outbox.append("push", "push/" + device.id(), new Parcel(device.id(), ids).text());
            }
        } else {
            outbox.append(first.channel().code(), aggregate, new Parcel(0, ids).text());
        }
    }
}
