package de.medicalhub.video.signalling.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How well somebody sees and hears, as their page judges it. */
public enum QualityLevel {
    GOOD,
    FAIR,
    POOR;

    /** As the protocol spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that is spelled so. */
    public static Optional<QualityLevel> find(String code) {
        return Stream.of(values()).filter(level -> level.code().equals(code)).findFirst();
    }
}
