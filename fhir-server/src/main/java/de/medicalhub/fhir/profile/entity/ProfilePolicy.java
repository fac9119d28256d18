package de.medicalhub.fhir.profile.entity;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which mode holds for which profile. A rule's pattern is a canonical without version, or the beginning of one with
 * {@code *} at the end; the longest that fits decides.
 *
 * @param standard where no rule fits
 * @param rules modes by pattern
 */
public record ProfilePolicy(ValidationMode standard, Map<String, ValidationMode> rules) {
    private static final String REST = "*";

    public ProfilePolicy {
        rules = Map.copyOf(rules);
    }

    /**
     * Reads the rules as they are configured: {@code pattern=mode}, separated by commas or white space.
     *
     * @throws IllegalArgumentException naming the rule that cannot be read
     */
    public static ProfilePolicy parse(String standard, String rules) {
        Map<String, ValidationMode> parsed = new LinkedHashMap<>();
        for (String rule : rules.strip().split("[,\\s]+", -1)) {
            int sign = rule.lastIndexOf('=');
            if (sign > 0) {
                parsed.put(rule.substring(0, sign), mode(rule.substring(sign + 1)));
            } else if (!rule.isEmpty()) {
                throw new IllegalArgumentException("Not pattern=mode: " + rule);
            }
        }
        return new ProfilePolicy(mode(standard), parsed);
    }

    /** Off, warn or enforce, in any case of letters. */
    public static ValidationMode mode(String text) {
        return ValidationMode.valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    /** The mode for this claim. */
    public ValidationMode modeOf(Canonical profile) {
        return rules.entrySet().stream()
                .filter(rule -> fits(rule.getKey(), profile.url()))
                .max(Comparator.comparingInt(rule -> fixedLength(rule.getKey())))
                .map(Map.Entry::getValue)
                .orElse(standard);
    }

    private static int fixedLength(String pattern) {
        return pattern.endsWith(REST) ? pattern.length() - REST.length() : pattern.length();
    }

    private static boolean fits(String pattern, String url) {
        return pattern.endsWith(REST)
                ? url.startsWith(pattern.substring(0, pattern.length() - REST.length()))
                : url.equals(pattern);
    }
}
