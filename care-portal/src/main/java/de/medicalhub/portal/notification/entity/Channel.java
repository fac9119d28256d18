package de.medicalhub.portal.notification.entity;

import java.util.Locale;

/** How somebody is reached. */
public enum Channel {
    MAIL,
    PUSH,
    SMS;

    /** As part of keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
