package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.NeedDraft;
import de.medicalhub.portal.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** What a colleague has planned for the same stay while a form was typed, beside what was typed (D17); pure. */
public final class PlannedMeanwhile {
    private final Case found;
    private final Choices choices;
    private final Clock clock;

    /** @param choices whom the form offers, for their names */
    public PlannedMeanwhile(Case found, Choices choices, Clock clock) {
        this.found = found;
        this.choices = choices;
        this.clock = clock;
    }

    /** One line for each thing that stands otherwise in the case, in the order of the form; empty if all is the same. */
    public List<Phrase> differences(DischargeDraft draft) {
        List<Phrase> lines = new ArrayList<>();
        moments("discharge.planned", found.plannedDischarge(), draft.getPlanned())
                .ifPresent(lines::add);
        CaseNeeds.KINDS.forEach(kind -> decision(kind, draft).ifPresent(lines::add));
        if (draft.wants(CaseNeeds.NURSING) && !found.tasks(Tasks.REFERRAL).isEmpty()) {
            nursing(draft).forEach(lines::add);
        }
        if (draft.wants(CaseNeeds.TRANSPORT)) {
            found.task(Tasks.RIDE)
                    .flatMap(ride ->
                            codes("meanwhile.posture", "posture", Tasks.text(ride, "posture"), draft.getPosture()))
                    .ifPresent(lines::add);
        }
        door(draft).ifPresent(lines::add);
        if (draft.wants(CaseNeeds.MEDICATION)) {
            names("discharge.pharmacy", found.organisation("pharmacy").stream().toList(), list(draft.getPharmacy()))
                    .ifPresent(lines::add);
        }
        if (draft.wants(CaseNeeds.APPOINTMENTS)) {
            moments(
                            "discharge.followUp",
                            found.appointment(clock.instant())
                                    .map(Appointment::getStart)
                                    .map(start -> start.toInstant()),
                            draft.getFollowUp())
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<Phrase> decision(String kind, DischargeDraft draft) {
        String typed = Optional.ofNullable(draft.getSupports().get(kind))
                .map(NeedDraft::getAnswer)
                .orElse("open");
        return codes("support." + kind, "need-decision", CaseNeeds.state(found, kind), typed);
    }

    private Stream<Phrase> nursing(DischargeDraft draft) {
        Task asked = found.tasks(Tasks.REFERRAL).get(0);
        String note = found.request("nursing").stream()
                .flatMap(request -> request.getNote().stream())
                .filter(Annotation::hasText)
                .map(Annotation::getText)
                .collect(Collectors.joining("\n"));
        List<String> owners = found.tasks(Tasks.REFERRAL).stream()
                .map(task -> Objects.requireNonNullElse(task.getOwner().getReference(), ""))
                .toList();
        return Stream.of(
                        codes(
                                "discharge.careLevel",
                                "care-level",
                                Tasks.text(asked, "care-level"),
                                draft.getCareLevel()),
                        names("meanwhile.services", owners, draft.getServices()),
                        differing(
                                "discharge.note",
                                Phrase.verbatim(note),
                                Phrase.verbatim(Objects.requireNonNullElse(draft.getNote(), "")
                                        .strip())))
                .flatMap(Optional::stream);
    }

    /** What the case's ride says of the door, or its delivery where nobody is driven. */
    private Optional<Phrase> door(DischargeDraft draft) {
        return Stream.of(CaseNeeds.TRANSPORT, CaseNeeds.MEDICATION)
                .filter(draft::wants)
                .map(kind -> kind.equals(CaseNeeds.TRANSPORT) ? Tasks.RIDE : Tasks.DELIVERY)
                .flatMap(role -> found.task(role).stream())
                .findFirst()
                .flatMap(leg -> differing(
                        "discharge.door-note",
                        Phrase.verbatim(Tasks.text(leg, "ride-note")),
                        Phrase.verbatim(Objects.requireNonNullElse(draft.getDoorNote(), "")
                                .strip())));
    }

    private static Optional<Phrase> moments(String label, Optional<Instant> stands, @Nullable LocalDateTime typed) {
        return differing(
                label,
                stands.map(PlannedMeanwhile::minute)
                        .map(at -> Phrase.of("meanwhile.moment", at))
                        .orElseGet(PlannedMeanwhile::nothing),
                typed == null
                        ? nothing()
                        : Phrase.of(
                                "meanwhile.moment",
                                minute(typed.atZone(HubClock.berlin()).toInstant())));
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Optional<Phrase> codes(String label, String family, String stands, @Nullable String typed) {
        return differing(label, code(family, stands), code(family, Objects.requireNonNullElse(typed, "")));
    }

    private static Phrase code(String family, String code) {
        return code.isEmpty() ? nothing() : Phrase.code(family, code);
    }

    private Optional<Phrase> names(String label, List<String> stands, List<String> typed) {
        return new TreeSet<>(stands).equals(new TreeSet<>(typed))
                ? Optional.empty()
                : differing(label, names(stands), names(typed));
    }

    private Phrase names(List<String> references) {
        return Phrase.verbatim(
                references.stream().map(this::name).distinct().sorted().collect(Collectors.joining(", ")));
    }

    private String name(String reference) {
        return Stream.of(choices.services(), choices.pharmacies())
                .flatMap(List::stream)
                .filter(choice -> choice.value().equals(reference))
                .map(Choice::label)
                .findFirst()
                .orElse(reference.isEmpty() ? "" : found.resources().nameOf(new Reference(reference)));
    }

    private static List<String> list(@Nullable String one) {
        return one == null ? List.of() : List.of(one);
    }

    private static Phrase nothing() {
        return Phrase.verbatim("");
    }

    private static Optional<Phrase> differing(String label, Phrase stands, Phrase typed) {
        return stands.equals(typed)
                ? Optional.empty()
                : Optional.of(Phrase.of("meanwhile.differs", Phrase.of(label), said(stands), said(typed)));
    }

    private static Phrase said(Phrase value) {
        return value.equals(nothing()) ? Phrase.of("meanwhile.nothing") : value;
    }
}
