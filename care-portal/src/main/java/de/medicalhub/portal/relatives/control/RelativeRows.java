package de.medicalhub.portal.relatives.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.relatives.entity.RelativeRow;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who may read what: those who read first (N1); pure. */
public final class RelativeRows {
    private final Texts texts;
    private final Resources found;
    private final Instant now;

    public RelativeRows(Texts texts, Resources found, Instant now) {
        this.texts = texts;
        this.found = found;
        this.now = now;
    }

    public List<RelativeRow> list() {
        return found.all(RelatedPerson.class).stream()
                .filter(person -> !person.hasActive() || person.getActive())
                .map(this::row)
                .sorted(Comparator.comparing((RelativeRow row) -> !row.isReading())
                        .thenComparing(RelativeRow::name))
                .toList();
    }

    private RelativeRow row(RelatedPerson person) {
        Optional<Consent> grant = grant(person);
        return new RelativeRow(
                person.getIdElement().getIdPart(),
                Resources.nameOf(person.getName()),
                relationship(person),
                grant.map(consent -> consent.getIdElement().getIdPart()).orElse(""),
                grant.map(this::scope).orElse(""),
                grant.map(this::since).orElse(""));
    }

    private Optional<Consent> grant(RelatedPerson person) {
        return found.all(Consent.class).stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .filter(consent -> Resources.referenceTo(person).equals(relativeOf(consent)))
                .filter(consent -> end(consent).filter(now::isAfter).isEmpty())
                .findFirst();
    }

    private String scope(Consent consent) {
        return scopeOf(consent)
                .map(scope -> texts.of("relatives.scope." + scope))
                .orElse("");
    }

    private static Optional<String> scopeOf(Consent consent) {
        return consent.getProvision().getCode().stream()
                .flatMap(code -> code.getCoding().stream())
                .filter(coding -> HubCodes.RELATIVE_SCOPE.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .findFirst();
    }

    /**
     * What gives the same access again, once it is taken back (N3): to the same person, as much, and as long.
     *
     * @param consent its id
     * @return empty if there is no such access
     */
    public Optional<Step> givingAgain(String consent) {
        return found.find(Consent.class, "Consent/" + consent)
                .flatMap(given -> scopeOf(given)
                        .map(scope -> new Step.Call(
                                given.getPatient().getReference(),
                                "$grant-relative",
                                Stream.concat(
                                                Stream.of(
                                                        new Step.Input(
                                                                "relative", Step.Kind.REFERENCE, relativeOf(given)),
                                                        new Step.Input("scope", Step.Kind.CODE, scope)),
                                                lastDay(given).stream()
                                                        .map(day -> new Step.Input("until", Step.Kind.DATE, day)))
                                        .toList())));
    }

    private static String relativeOf(Consent consent) {
        return consent.getProvision().getActorFirstRep().getReference().getReference();
    }

    /** It lasts until the midnight after it. */
    private static Optional<String> lastDay(Consent consent) {
        return end(consent)
                .map(end -> LocalDate.ofInstant(end.minusSeconds(1), HubClock.berlin())
                        .toString());
    }

    private String since(Consent consent) {
        Period period = consent.getProvision().getPeriod();
        String from = texts.times().date(period.hasStart() ? period.getStart().toInstant() : now);
        return end(consent)
                .map(end -> texts.say(
                        Phrase.of("relatives.until", from, texts.times().date(end.minusSeconds(1)))))
                .orElseGet(() -> texts.say(Phrase.of("relatives.since", from)));
    }

    private static Optional<Instant> end(Consent consent) {
        Period period = consent.getProvision().getPeriod();
        return period.hasEnd() ? Optional.of(period.getEnd().toInstant()) : Optional.empty();
    }

    private String relationship(RelatedPerson person) {
        String code = Objects.requireNonNullElse(
                person.getRelationshipFirstRep().getCodingFirstRep().getCode(), "");
        return code.isEmpty()
                ? Objects.requireNonNullElse(person.getRelationshipFirstRep().getText(), "")
                : texts.say(Phrase.code("relationship", code));
    }
}
