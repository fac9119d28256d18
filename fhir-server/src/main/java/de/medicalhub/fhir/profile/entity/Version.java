package de.medicalhub.fhir.profile.entity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A version of a package or of a conformance resource: {@code 1.4.0}, also in part ({@code 1.4}, {@code 3.1.x}). */
public record Version(String text) implements Comparable<Version> {
    private static final String ANY_PATCH = ".x";

    /** Whether who asks for this version is content with the other: the same, or this one filled up. */
    public boolean covers(Version other) {
        return other.text.equals(text) || other.text.startsWith(stem() + ".");
    }

    /** The highest of those that this one covers. */
    public Optional<Version> best(Collection<Version> candidates) {
        return candidates.contains(this)
                ? Optional.of(this)
                : candidates.stream().filter(this::covers).max(Version::compareTo);
    }

    /** The highest with the same major and minor number: what is used where the very version is missing. */
    public Optional<Version> nearest(Collection<Version> candidates) {
        List<String> parts = List.of(stem().split("\\.", -1));
        return new Version(String.join(".", parts.subList(0, Math.min(2, parts.size())))).best(candidates);
    }

    @Override
    public int compareTo(Version other) {
        String[] mine = text.split("[.-]", -1);
        String[] others = other.text.split("[.-]", -1);
        for (int i = 0; i < Math.min(mine.length, others.length); i++) {
            int order = comparePart(mine[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        return longer(mine, others);
    }

    /** 1.2.1 is above 1.2, but 1.2.0-ballot below 1.2.0. */
    private static int longer(String[] mine, String[] others) {
        if (mine.length == others.length) {
            return 0;
        }
        boolean mineIsLonger = mine.length > others.length;
        boolean numbered = isNumber(mineIsLonger ? mine[others.length] : others[mine.length]);
        return mineIsLonger == numbered ? 1 : -1;
    }

    private static int comparePart(String mine, String other) {
        return isNumber(mine) && isNumber(other)
                ? Long.compare(Long.parseLong(mine), Long.parseLong(other))
                : mine.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.matches("[0-9]{1,18}");
    }

    private String stem() {
        return text.endsWith(ANY_PATCH) ? text.substring(0, text.length() - ANY_PATCH.length()) : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
