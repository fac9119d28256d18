package de.medicalhub.portal.patient.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ContactLine;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.Card;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Where the medicine is fetched if nobody brings it (P10); pure. */
final class PickupCard {
    /** How long after it was prepared, or after the discharge, the card stays; nobody reports that it was fetched. */
    private static final Duration STAYS = Duration.ofDays(7);

    private final Texts texts;
    private final boolean forRelative;

    PickupCard(Texts texts, boolean forRelative) {
        this.texts = texts;
        this.forRelative = forRelative;
    }

    /** Empty if the medicine is brought, or if none was ordered. */
    Optional<Card> of(Case found, Instant now) {
        boolean brought =
                found.task(Tasks.DELIVERY).filter(leg -> !Tasks.hasStopped(leg)).isPresent();
        return found.task(Tasks.DISPENSE)
                .filter(task -> !brought && !Tasks.hasStopped(task))
                .flatMap(task -> found.plannedDischarge()
                        .map(leaves -> task.getStatus() == TaskStatus.COMPLETED
                                        && Tasks.changed(task).isAfter(leaves)
                                ? Tasks.changed(task)
                                : leaves)
                        .filter(ready -> now.isBefore(ready.plus(STAYS)))
                        .map(ready -> card(found, task, ready)));
    }

    private Card card(Case found, Task task, Instant ready) {
        Reference pharmacy = task.getOwner();
        boolean prepared = task.getStatus() == TaskStatus.COMPLETED;
        String family = forRelative ? "relative.pickup" : "patient.pickup";
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.of(family + (prepared ? ".ready" : ".waits")));
        found.resources().find(Organization.class, pharmacy).ifPresent(one -> {
            sentences.add(texts.say(Phrase.of("pickup.where", Resources.line(one.getAddressFirstRep()))));
            hours(found, pharmacy).ifPresent(hours -> sentences.add(texts.say(Phrase.of("pickup.open", hours))));
            String phone = Objects.requireNonNullElse(one.getTelecomFirstRep().getValue(), "");
            if (!phone.isEmpty()) {
                sentences.add(texts.say(Phrase.of("pickup.phone", phone)));
            }
        });
        Tasks.deadline(task)
                .ifPresent(until -> sentences.add(
                        texts.say(Phrase.of("pickup.until", texts.times().fullDay(until)))));
        return new Card(
                "pickup",
                "pill",
                texts.of(forRelative ? "relative.medicine.title" : "patient.medicine.title"),
                texts.say(Phrase.of(family + ".step", found.resources().nameOf(pharmacy))),
                ready,
                sentences,
                "");
    }

    private Optional<String> hours(Case found, Reference pharmacy) {
        return found.resources().all(HealthcareService.class).stream()
                .filter(service ->
                        pharmacy.getReference().equals(service.getProvidedBy().getReference()))
                .map(service -> ContactLine.hours(service, texts))
                .filter(hours -> !hours.isEmpty())
                .findFirst();
    }
}
