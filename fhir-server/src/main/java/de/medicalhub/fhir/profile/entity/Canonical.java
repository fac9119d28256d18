package de.medicalhub.fhir.profile.entity;

import java.util.Optional;

/**
 * A canonical reference: {@code url} or {@code url|version}.
 *
 * @param url without version
 * @param version if one was named
 */
public record Canonical(String url, Optional<Version> version) {
    /** Reads both forms. */
    public static Canonical of(String text) {
        int bar = text.indexOf('|');
        return bar < 0
                ? new Canonical(text, Optional.empty())
                : new Canonical(text.substring(0, bar), Optional.of(new Version(text.substring(bar + 1))));
    }

    /** The same with that version. */
    public Canonical in(Version chosen) {
        return new Canonical(url, Optional.of(chosen));
    }

    @Override
    public String toString() {
        return version.map(named -> url + "|" + named).orElse(url);
    }
}
