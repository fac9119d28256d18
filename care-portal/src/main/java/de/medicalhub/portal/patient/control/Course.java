package de.medicalhub.portal.patient.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.patient.entity.CourseEntry;
import de.medicalhub.portal.patient.entity.CourseRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole course of a case in plain words (P6); pure. */
public final class Course {
    private static final Map<String, String> ICONS = Map.of(
            "discharge", "house",
            "consent", "shield",
            "nursing", "nurse",
            "ride", "car",
            "medicine", "pill",
            "documents", "document",
            "appointment", "camera",
            "visit", "house",
            "support", "bed");

    private final Texts texts;
    private final List<CourseEntry> entries;

    public Course(Texts texts, Clock clock, Case found) {
        this.texts = texts;
        this.entries = Stream.of(
                        CourseOfCare.of(found, clock.instant()),
                        CourseOfThings.of(found),
                        CourseOfMeetings.of(found, clock.instant()))
                .flatMap(List::stream)
                .toList();
    }

    /** What comes, the next thing first; what has no time yet comes last. */
    public List<CourseRow> ahead() {
        return rows(entries.stream()
                .filter(entry -> !entry.over())
                .sorted(Comparator.comparing(entry -> entry.at().orElse(Instant.MAX))));
    }

    /** What has been, the newest first. */
    public List<CourseRow> past() {
        return rows(entries.stream()
                .filter(CourseEntry::over)
                .sorted(Comparator.comparing((CourseEntry entry) -> entry.at().orElse(Instant.MIN))
                        .reversed()));
    }

    private List<CourseRow> rows(Stream<CourseEntry> some) {
        return some.map(this::row).toList();
    }

    private CourseRow row(CourseEntry entry) {
        return new CourseRow(
                entry.sentence().key() + "-"
                        + entry.at().map(Instant::toEpochMilli).orElse(0L),
                entry.kind(),
                ICONS.getOrDefault(entry.kind(), "info"),
                entry.at()
                        .filter(at -> at.isAfter(Instant.EPOCH))
                        .map(at -> entry.exact()
                                ? texts.times().full(at)
                                : texts.times().fullDay(at))
                        .orElseGet(() -> entry.over() ? "" : texts.of("my-plan.undated")),
                entry.at().map(Instant::toString).orElse(""),
                say(entry.sentence()),
                entry.notes().stream().map(this::say).toList());
    }

    /** With full dates in the sentences, too. */
    private String say(Phrase phrase) {
        List<Object> gaps = phrase.gaps().stream()
                .map(gap -> gap instanceof Instant at ? texts.times().full(at) : gap)
                .toList();
        return texts.say(new Phrase(phrase.key(), gaps));
    }
}
