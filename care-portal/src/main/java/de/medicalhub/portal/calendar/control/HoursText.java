package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.OpeningHours.Stretch;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opening hours of a day as people type them: "9–12, 14:30–17". */
public final class HoursText {
    private static final Pattern STRETCH = Pattern.compile(
            "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:Uhr)?\\s*[-–—]\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:Uhr)?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;]|\\bund\\b|\\band\\b)\\s*");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private HoursText() {}

    /** The stretches in order; empty if the text says none, or they overlap or run backwards. No text is no stretch. */
    public static Optional<List<Stretch>> read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(List.of());
        }
        List<Stretch> found = new ArrayList<>();
        for (String part : BETWEEN.split(text.strip(), -1)) {
            Optional<Stretch> stretch = stretch(part);
            if (stretch.isEmpty()) {
                return Optional.empty();
            }
            found.add(stretch.get());
        }
        found.sort(Comparator.comparing(Stretch::from));
        for (int i = 1; i < found.size(); i++) {
            if (found.get(i).from().isBefore(found.get(i - 1).until())) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(found));
    }

    /** "09:00–12:00, 14:30–17:00". */
    public static String write(List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> CLOCK.format(stretch.from()) + "–" + CLOCK.format(stretch.until()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<Stretch> stretch(String part) {
        Matcher matcher = STRETCH.matcher(part);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<LocalTime> from = time(matcher.group(1), matcher.group(2));
        Optional<LocalTime> until = time(matcher.group(3), matcher.group(4));
        return from.flatMap(start -> until.filter(start::isBefore).map(end -> new Stretch(start, end)));
    }

    private static Optional<LocalTime> time(String hour, @Nullable String minute) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        return hours > 23 || minutes > 59 ? Optional.empty() : Optional.of(LocalTime.of(hours, minutes));
    }
}
