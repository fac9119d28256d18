package de.medicalhub.portal.muster4.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.muster4.entity.RideReason;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Keeps the answers as QuestionnaireResponse about the case's ride, and finds them again; pure. */
public final class RideAnswers {
    /** Canonical of the questions. */
    public static final String QUESTIONNAIRE = Case.MUSTER_4;

    private static final Set<String> SEVERAL = Set.of("marks", "rideNeeds");

    private static final Set<String> TYPED = Set.of("justification", "vehicleText", "weight");

    private RideAnswers() {}

    /** @param author such as {@code Practitioner/1} */
    public static QuestionnaireResponse of(Case found, RideFacts facts, String author, Instant now) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setIdentifier(found.id().toIdentifier());
        response.setQuestionnaire(QUESTIONNAIRE);
        response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        found.patient().ifPresent(patient -> response.setSubject(new Reference(Resources.referenceTo(patient))));
        found.request("transport").ifPresent(ride -> response.addBasedOn(new Reference(Resources.referenceTo(ride))));
        response.setAuthored(Date.from(now));
        response.setAuthor(new Reference(author));
        for (String question : RideFacts.QUESTIONS) {
            List<String> answers = facts.all(question);
            if (!answers.isEmpty()) {
                QuestionnaireResponseItemComponent item = response.addItem().setLinkId(question);
                (TYPED.contains(question) ? List.of(facts.get(question)) : answers)
                        .forEach(answer -> item.addAnswer().setValue(new StringType(answer)));
            }
        }
        return response;
    }

    /** Stores the first answers provided that nobody else, and no second click, has stored some: a case has one (V8). */
    public static Bundle first(Case found, QuestionnaireResponse answers) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(answers)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("QuestionnaireResponse")
                .setIfNoneExist("identifier=" + found.id().toSearchToken() + "&questionnaire=" + QUESTIONNAIRE
                        + "&status=completed");
        return transaction;
    }

    /** The newest answers; empty if there are none yet. */
    public static Optional<QuestionnaireResponse> latest(Resources resources) {
        return resources.all(QuestionnaireResponse.class).stream()
                .filter(response -> QUESTIONNAIRE.equals(response.getQuestionnaire()))
                .filter(response ->
                        response.getStatus() != QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR)
                .max(Comparator.comparing(response ->
                        response.hasAuthored() ? response.getAuthored().toInstant() : Instant.EPOCH));
    }

    /** Questions that the two answer differently, in the order of the form. */
    public static List<String> differing(RideFacts one, RideFacts other) {
        return RideFacts.QUESTIONS.stream()
                .filter(question -> !one.get(question).equals(other.get(question)))
                .toList();
    }

    /** What was answered. */
    public static RideFacts facts(QuestionnaireResponse response) {
        RideFacts facts = new RideFacts();
        for (QuestionnaireResponseItemComponent item : response.getItem()) {
            List<String> answers = item.getAnswer().stream()
                    .map(answer -> answer.getValue().primitiveValue())
                    .toList();
            facts.with(
                    item.getLinkId(),
                    SEVERAL.contains(item.getLinkId()) ? new ArrayList<>(answers) : String.join(",", answers));
        }
        return facts;
    }

    /** What is known before anybody has answered: the ride home from in-patient treatment. */
    public static RideFacts known(Case found) {
        RideFacts facts = new RideFacts().with("returnReason", RideReason.INPATIENT.code());
        found.task(Tasks.RIDE)
                .map(ride -> Tasks.text(ride, "posture"))
                .ifPresent(posture -> facts.with("posture", posture));
        found.task(Tasks.RIDE)
                .map(ride -> Tasks.text(ride, "companion"))
                .ifPresent(companion -> facts.with("companion", companion.equals("true") ? "true" : "false"));
        found.task(Tasks.RIDE)
                .map(ride -> Tasks.texts(ride, "ride-need"))
                .ifPresent(needs -> facts.with("rideNeeds", new ArrayList<>(needs)));
        found.task(Tasks.RIDE)
                .map(ride -> Tasks.text(ride, "patient-weight"))
                .ifPresent(weight -> facts.with("weight", weight));
        found.tasks(Tasks.REFERRAL).stream()
                .findFirst()
                .map(task -> Tasks.text(task, "care-level"))
                .ifPresent(level -> facts.with("careLevel", level));
        return facts;
    }
}
