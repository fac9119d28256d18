package de.medicalhub.portal.cases;

import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Puts cases into words and order (C3, C4). */
public final class CaseRows {
    private static final Duration SOON = Duration.ofHours(4);

    private final Texts texts;
    private final Clock clock;

    public CaseRows(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param own says of an organisation's reference whether the reader works there
     */
    public List<CaseRow> of(List<Case> cases, Predicate<String> own) {
        return cases.stream()
                .map(found -> row(found, own))
                .sorted(Comparator.comparing((CaseRow row) -> !row.mine()).thenComparing(CaseRow::sortKey))
                .toList();
    }

    private CaseRow row(Case found, Predicate<String> own) {
        NextStep step = NextSteps.of(found, own, clock.instant());
        boolean mine = step.ball().flatMap(found::organisation).filter(own).isPresent();
        String ball = step.ball()
                .map(role -> mine ? texts.of("ball.you") : texts.say(Phrase.code("ball", role)))
                .orElse("");
        return new CaseRow(
                found.id().toString(),
                found.patientName(),
                texts.say(step.what()),
                ball,
                mine,
                step.due().map(texts.times()::due).orElse(""),
                tone(step),
                found.plannedDischarge().map(texts.times()::moment).orElse(""),
                step.due().orElse(Instant.MAX));
    }

    private String tone(NextStep step) {
        Instant now = clock.instant();
        if (step.ball().isEmpty()) {
            return "done";
        }
        boolean late = step.due().filter(due -> due.isBefore(now)).isPresent();
        if (step.stopped() || late) {
            return "late";
        }
        return step.due().filter(due -> due.isBefore(now.plus(SOON))).isPresent() ? "due" : "info";
    }
}
