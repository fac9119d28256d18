package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Rebuilds a resource from the fields that a verdict allows. Nothing is deleted from the stored resource: what is not
 * copied here field by field is not shown, and a copied code must be one of ours.
 */
public final class Projection {
    private static final String AREA = "postcode-area";
    private static final Set<String> TEXTS = Set.of("question", "reply");
    private static final Set<String> CODED_INPUTS = Set.of("care-level", "need");
    /** When the service was reminded of its answer. */
    private static final Set<String> REMINDERS = Set.of("reminded");
    /** When each step was taken; without them a reader would take the last change for all of them. */
    private static final Set<String> STEPS = Set.of("accepted-at", "awarded-at", "answered");

    private Projection() {}

    /**
     * What is shown of the resource.
     *
     * @throws IllegalArgumentException if the verdict does not fit the type, which would be a fault of the decision
     */
    public static IBaseResource show(Verdict verdict, IBaseResource resource) {
        if (verdict == Verdict.FULL) {
            return resource;
        }
        if (resource instanceof Task task) {
            return task(verdict, task);
        }
        if (resource instanceof ServiceRequest request) {
            return verdict == Verdict.WITHOUT_NOTE ? withoutNote(request) : request(verdict, request);
        }
        throw new IllegalArgumentException("No " + verdict + " of a " + Subjects.typeOf(resource));
    }

    private static Task task(Verdict verdict, Task source) {
        Task shown = new Task();
        Allowed.head(source, shown);
        shown.setGroupIdentifier(Allowed.caseIdentifier(source.getGroupIdentifier()));
        shown.setStatus(source.getStatus());
        shown.setStatusReason(reason(source));
        shown.setBusinessStatus(Allowed.concept(source.getBusinessStatus(), HubCodes.BUSINESS_STATUS));
        shown.setIntent(source.getIntent());
        shown.setCode(Allowed.concept(source.getCode(), HubCodes.TASK_CODE));
        shown.setOwner(Allowed.reference(source.getOwner(), "Organization"));
        shown.setRequester(Allowed.reference(source.getRequester(), "Organization"));
        shown.setAuthoredOnElement(Allowed.dateTime(source.getAuthoredOnElement()));
        shown.setLastModifiedElement(Allowed.dateTime(source.getLastModifiedElement()));
        if (source.getRestriction().getPeriod().hasEnd()) {
            shown.getRestriction()
                    .getPeriod()
                    .setEnd(source.getRestriction().getPeriod().getEnd());
        }
        if (verdict != Verdict.CLOSED) {
            shown.setFocus(Allowed.reference(source.getFocus(), "ServiceRequest"));
        }
        if (verdict == Verdict.PROJECTION) {
            source.getInput().forEach(input -> copyInput(input, shown));
            source.getOutput().forEach(output -> copyMoment(REMINDERS, output, shown));
        }
        if (verdict == Verdict.OUTLINE) {
            source.getOutput().forEach(output -> copyMoment(STEPS, output, shown));
        }
        return shown;
    }

    /** Why it was declined or withdrawn; nothing that tells about the patient, such as why the case ended. */
    private static CodeableConcept reason(Task source) {
        CodeableConcept declined = Allowed.concept(source.getStatusReason(), HubCodes.DECLINE_REASON);
        return declined.hasCoding() ? declined : Allowed.concept(source.getStatusReason(), HubCodes.WITHDRAW_REASON);
    }

    private static void copyInput(Task.ParameterComponent input, Task shown) {
        String name = Allowed.code(input.getType(), HubCodes.TASK_PARAMETER);
        var value = CODED_INPUTS.contains(name)
                ? Allowed.code(input.getValue(), name.equals("need") ? HubCodes.CARE_NEED : HubCodes.CARE_LEVEL)
                : name.equals(AREA)
                        ? Allowed.area(input.getValue())
                        : name.equals("planned-discharge") ? Allowed.dateTime(input.getValue()) : null;
        if (TEXTS.contains(name) && input.getValue() instanceof Annotation note) {
            copyText(name, input, note, shown);
        }
        if (value != null) {
            shown.addInput()
                    .setType(Allowed.concept(input.getType(), HubCodes.TASK_PARAMETER))
                    .setValue(value);
        }
    }

    /** A question or reply: its text was looked through when it was written; who wrote it stays out. */
    private static void copyText(String name, Task.ParameterComponent input, Annotation note, Task shown) {
        Task.ParameterComponent copy = shown.addInput();
        if (input.getId() != null && input.getId().matches(name + "-(all-)?[0-9a-f]{8}")) {
            copy.setId(input.getId());
        }
        copy.setType(Allowed.concept(input.getType(), HubCodes.TASK_PARAMETER))
                .setValue(new Annotation().setTime(note.getTime()).setText(note.getText()));
    }

    private static void copyMoment(Set<String> names, Task.TaskOutputComponent output, Task shown) {
        var moment = Allowed.dateTime(output.getValue());
        if (names.contains(Allowed.code(output.getType(), HubCodes.TASK_PARAMETER)) && moment != null) {
            shown.addOutput()
                    .setType(Allowed.concept(output.getType(), HubCodes.TASK_PARAMETER))
                    .setValue(moment);
        }
    }

    private static ServiceRequest request(Verdict verdict, ServiceRequest source) {
        ServiceRequest shown = new ServiceRequest();
        Allowed.head(source, shown);
        shown.setRequisition(Allowed.caseIdentifier(source.getRequisition()));
        shown.setStatus(source.getStatus());
        shown.setIntent(source.getIntent());
        source.getCategory().forEach(category -> {
            var copy = Allowed.concept(category, HubCodes.REQUEST_CATEGORY);
            if (!copy.isEmpty()) {
                shown.addCategory(copy);
            }
        });
        shown.setRequester(Allowed.reference(source.getRequester(), "Organization"));
        shown.setAuthoredOnElement(Allowed.dateTime(source.getAuthoredOnElement()));
        if (source.hasOccurrencePeriod() && source.getOccurrencePeriod().hasStart()) {
            shown.setOccurrence(new org.hl7.fhir.r4.model.Period()
                    .setStart(source.getOccurrencePeriod().getStart()));
        }
        if (verdict == Verdict.PROJECTION) {
            source.getOrderDetail().forEach(need -> {
                var copy = Allowed.concept(need, HubCodes.CARE_NEED);
                if (!copy.isEmpty()) {
                    shown.addOrderDetail(copy);
                }
            });
        }
        if (verdict == Verdict.OUTLINE) {
            source.getPerformer()
                    .forEach(performer -> shown.addPerformer(Allowed.reference(performer, "Organization")));
        }
        return shown;
    }

    private static ServiceRequest withoutNote(ServiceRequest source) {
        ServiceRequest shown = source.copy();
        shown.setNote(null);
        shown.setPatientInstruction(null);
        shown.setText(null);
        Allowed.markSubsetted(shown);
        return shown;
    }
}
