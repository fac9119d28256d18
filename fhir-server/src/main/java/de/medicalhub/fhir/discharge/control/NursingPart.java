package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The request for nursing and one Task for each service asked. */
final class NursingPart {
    private static final String CARE_LEVEL_PROFILE = "http://fhir.de/StructureDefinition/observation-de-pflegegrad";
    private static final String OPS = "http://fhir.de/CodeSystem/bfarm/ops";
    private static final List<String> OPS_CARE_LEVELS =
            List.of("", "9-984.6", "9-984.7", "9-984.8", "9-984.9", "9-984.a");
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{5}");

    private final NewCase theCase;
    private final DischargePlan.Nursing nursing;
    private final String careLevel;

    NursingPart(NewCase theCase, DischargePlan.Nursing nursing) {
        this.theCase = theCase;
        this.nursing = nursing;
        careLevel = theCase.parts().careLevel().orElseThrow();
    }

    /** Names of the ServiceRequest and of its Tasks in the transaction. */
    Written write(CaseBundle bundle) {
        String level = bundle.add(careLevel());
        String request = bundle.add(request(level));
        List<String> tasks = new ArrayList<>();
        nursing.services().forEach(service -> tasks.add(bundle.add(task(request, service))));
        return new Written(request, tasks);
    }

    record Written(String request, List<String> tasks) {}

    private Observation careLevel() {
        String level = careLevel;
        Observation observation = new Observation();
        observation.addIdentifier(theCase.id().toIdentifier());
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.setCode(
                new CodeableConcept(new Coding("http://loinc.org", "80391-6", "Level of care [Interqual]")));
        observation.setSubject(theCase.patient());
        observation.setEncounter(theCase.encounter());
        observation.setEffective(new Period().setStart(Date.from(theCase.now())));
        CodeableConcept value = OwnCodes.shipped().concept(HubCodes.CARE_LEVEL, level);
        String ops = OPS_CARE_LEVELS.get(Integer.parseInt(level));
        if (!ops.isEmpty()) {
            observation.getMeta().addProfile(CARE_LEVEL_PROFILE);
            value.addCoding(new Coding(OPS, ops, "Pflegebedürftig nach Pflegegrad " + level));
        }
        return observation.setValue(value);
    }

    private ServiceRequest request(String observation) {
        ServiceRequest request = Requests.request(theCase, "nursing");
        request.setOccurrence(new Period().setStart(theCase.dischargeAt()));
        nursing.needs()
                .forEach(need -> request.addOrderDetail(OwnCodes.shipped().concept(HubCodes.CARE_NEED, need)));
        request.addSupportingInfo(new Reference(observation));
        nursing.note().ifPresent(note -> request.addNote().setText(note));
        return request;
    }

    private Task task(String request, String service) {
        Task task = Requests.task(theCase, HubCodes.TASK_REFERRAL, request, service);
        task.getRestriction().getPeriod().setEnd(Date.from(nursing.deadline()));
        Inputs.add(task, "care-level", new CodeType(careLevel));
        nursing.needs().forEach(need -> Inputs.add(task, "need", new CodeType(need)));
        String postcode = theCase.destination().getPostalCode();
        if (postcode != null && POSTCODE.matcher(postcode).matches()) {
            Inputs.add(task, "postcode-area", new StringType(postcode.substring(0, 2) + "xxx"));
        }
        Inputs.add(task, "planned-discharge", Inputs.moment(theCase.plan().dischargeAt()));
        return task;
    }
}
