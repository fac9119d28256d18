package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.handover.entity.Phase;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.handover.entity.TimelineRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the timeline into words (H2, H4); pure. */
public final class TimelineRows {
    private final Texts texts;
    private final Set<String> permitted;

    /**
     * @param permitted actions that the reader may take
     */
    public TimelineRows(Texts texts, Set<String> permitted) {
        this.texts = texts;
        this.permitted = permitted;
    }

    public List<TimelineRow> of(List<TimelineEntry> entries) {
        Optional<TimelineEntry> ahead =
                entries.stream().filter(entry -> entry.phase() != Phase.PAST).findFirst();
        return entries.stream()
                .map(entry -> row(entry, ahead.filter(entry::equals).isPresent()))
                .toList();
    }

    private TimelineRow row(TimelineEntry entry, boolean opensNow) {
        return new TimelineRow(
                entry.key(),
                entry.strand().code(),
                entry.strand().icon(),
                entry.phase().code(),
                entry.state(),
                style(entry),
                badge(entry),
                badgeIcon(entry),
                texts.say(Phrase.code("strand", entry.strand().code())),
                entry.at()
                        .map(at -> when(entry, at))
                        .orElseGet(
                                () -> texts.of("time.undated." + entry.phase().code())),
                entry.at().map(Instant::toString).orElse(""),
                texts.say(entry.title()),
                entry.notes().stream().map(texts::say).toList(),
                permitted.contains(entry.action()) ? entry.action() : "",
                entry.target(),
                opensNow);
    }

    private String when(TimelineEntry entry, Instant at) {
        return at.equals(Instant.EPOCH) || entry.phase() == Phase.PAST
                ? moment(at)
                : texts.times().due(at);
    }

    private String moment(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : texts.times().moment(at);
    }

    private static String style(TimelineEntry entry) {
        if (entry.phase() == Phase.FUTURE && entry.tone().equals("plain")) {
            return "mh-timeline-entry--future";
        }
        return entry.tone().equals("plain") ? "" : "mh-timeline-entry--" + entry.tone();
    }

    /** Only what waits or has gone wrong bears a badge; the rest says it in its title. */
    private String badge(TimelineEntry entry) {
        return switch (entry.tone()) {
            case "due", "late" -> texts.say(Phrase.code("tone", entry.tone()));
            default -> "";
        };
    }

    private static String badgeIcon(TimelineEntry entry) {
        return entry.tone().equals("late") ? "stop" : "clock";
    }
}
