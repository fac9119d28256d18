package de.medicalhub.portal.cases;

import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        return of(cases, own, CaseFilter.ALL);
    }

    /** Only those that the filter wants (C6). */
    public List<CaseRow> of(List<Case> cases, Predicate<String> own, CaseFilter filter) {
        return cases.stream()
                .flatMap(found -> Stream.of(row(found, own)).filter(row -> filter.wants(found, row, clock.instant())))
                .sorted(Comparator.comparing((CaseRow row) -> !row.mine()).thenComparing(CaseRow::sortKey))
                .toList();
    }

    /** All filters, with how many cases each would show (C6). */
    public List<CaseChip> chips(List<Case> cases, Predicate<String> own, CaseFilter chosen) {
        Instant now = clock.instant();
        IdentityHashMap<Case, CaseRow> rows = new IdentityHashMap<>();
        cases.forEach(found -> rows.put(found, row(found, own)));
        return Arrays.stream(CaseFilter.values())
                .map(filter -> new CaseChip(
                        filter.code(),
                        texts.say(Phrase.of(
                                "cases.filter." + filter.code(),
                                rows.entrySet().stream()
                                        .filter(one -> filter.wants(one.getKey(), one.getValue(), now))
                                        .count())),
                        filter == chosen))
                .toList();
    }

    /**
     * All filters of a list that is not read as a whole, with numbers where the server has counted (C6, C7).
     *
     * @param totals by filter
     */
    public List<CaseChip> chips(Map<CaseFilter, Integer> totals, CaseFilter chosen) {
        return Arrays.stream(CaseFilter.values())
                .map(filter -> new CaseChip(
                        filter.code(),
                        Optional.ofNullable(totals.get(filter))
                                .map(number -> texts.say(Phrase.of("cases.filter." + filter.code(), number)))
                                .orElseGet(() -> texts.of("cases.filter.long." + filter.code())),
                        filter == chosen))
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
                texts.say(EndOfCase.words(found).orElse(step.what())),
                action(step, mine),
                ball,
                mine,
                step.due().map(texts.times()::due).orElse(""),
                tone(step),
                found.plannedDischarge().map(texts.times()::moment).orElse(""),
                EndOfCase.at(found).map(CaseRows::lastFirst).orElse(step.due().orElse(Instant.MAX)));
    }

    private String action(NextStep step, boolean mine) {
        if (!mine) {
            return texts.of("cases.open");
        }
        return step.stopped() ? texts.of("cases.settle") : texts.say(step.what());
    }

    /** So that what ended last stands on top. */
    private static Instant lastFirst(Instant ended) {
        return Instant.ofEpochMilli(-ended.toEpochMilli());
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
