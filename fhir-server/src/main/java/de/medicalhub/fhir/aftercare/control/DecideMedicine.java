package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The practice decides about one medicine, or several at once, after the discharge (rule 7 of the feature). */
@Component
public class DecideMedicine {
    private static final Set<String> DECISIONS = Set.of("kept", "changed", "stopped", "started");
    private static final String TOGETHER = "medicine";

    private final AftercareRecords records;
    private final Clock clock;

    DecideMedicine(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * What was asked for.
     *
     * @param subject the prescription or earlier intake that it is about; empty for a new medicine
     */
    private record Decision(
            String kind,
            Optional<DomainResource> subject,
            Optional<NewMedicine> started,
            String dosage,
            Optional<String> reason) {}

    /**
     * @param plan {@code CarePlan/…} of the case
     * @return for each decision the MedicationRequest that says what holds now
     * @throws Refusal with every fault; then nothing was written
     */
    public List<String> decide(String plan, Parameters parameters, Actor actor) {
        RunningCase running = RunningCase.of(records, plan, actor);
        Changes changes = new Changes();
        List<Integer> places = new ArrayList<>();
        for (Decision decision : decisions(parameters, running)) {
            places.add(changes.size());
            change(decision, running, actor, changes);
        }
        List<String> stored = changes.storeIn(records);
        return places.stream().map(stored::get).toList();
    }

    /** One, or each of those that are taken together ({@code medicine}); every fault of all of them is told. */
    private List<Decision> decisions(Parameters parameters, RunningCase running) {
        List<Parameters> together = parameters.getParameter().stream()
                .filter(parameter -> TOGETHER.equals(parameter.getName()))
                .map(parameter -> {
                    Parameters one = new Parameters();
                    parameter.getPart().forEach(one::addParameter);
                    return one;
                })
                .toList();
        if (together.isEmpty() || together.size() < parameters.getParameter().size()) {
            return List.of(read(parameters, running));
        }
        List<Decision> decisions = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < together.size(); i++) {
            String where = TOGETHER + "[" + i + "].";
            try {
                Decision decision = read(together.get(i), running);
                decisions.add(decision);
                if (decision.subject()
                        .filter(one -> !subjects.add(LocalReference.of(one)))
                        .isPresent()) {
                    faults.add(new Fault(where + "prescription", "only-once"));
                }
            } catch (Refusal refusal) {
                refusal.faults()
                        .forEach(fault ->
                                faults.add(new Fault(where + fault.parameter(), fault.reason(), fault.limit())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
        return decisions;
    }

    private void change(Decision decision, RunningCase running, Actor actor, Changes changes) {
        if (decision.subject().orElse(null) instanceof MedicationRequest prior) {
            requireCurrent(prior);
            if (decision.kind().equals("changed")) {
                changes.add(
                        next(running, decision, actor).setPriorPrescription(new Reference(LocalReference.of(prior))));
                mark(prior, "changed", decision, actor).setStatus(MedicationRequestStatus.COMPLETED);
            } else {
                mark(prior, decision.kind(), decision, actor);
                if (decision.kind().equals("stopped")) {
                    prior.setStatus(MedicationRequestStatus.STOPPED);
                }
            }
            changes.replace(prior);
        } else {
            MedicationRequest next = next(running, decision, actor);
            if (stands(next, running)) {
                throw new Refusal(
                        ProblemKind.CONFLICT, decision.subject().isPresent() ? "already-decided" : "already-ordered");
            }
            changes.add(next);
        }
    }

    /** Whether the same medicine in the same words from the same person stands already: a form that was sent twice. */
    private boolean stands(MedicationRequest next, RunningCase running) {
        return records.partsOf(MedicationRequest.class, running.identifier().getValue()).stream()
                .filter(other -> other.getStatus() == next.getStatus())
                .anyMatch(other -> LocalReference.of(other.getRequester())
                                .equals(LocalReference.of(next.getRequester()))
                        && Base.compareDeep(other.getMedication(), next.getMedication(), true)
                        && Base.compareDeep(other.getDosageInstruction(), next.getDosageInstruction(), true)
                        && Base.compareDeep(other.getReasonCode(), next.getReasonCode(), true)
                        && Base.compareDeep(other.getSupportingInformation(), next.getSupportingInformation(), true));
    }

    private Decision read(Parameters parameters, RunningCase running) {
        ParameterReader reader = new ParameterReader(parameters);
        String kind = reader.code("decision", true, DECISIONS).orElse("");
        Optional<DomainResource> prescription = reader.value("prescription", Reference.class)
                .flatMap(reference -> prescription(reference, running, reader));
        Optional<DomainResource> statement =
                reader.value("statement", Reference.class).flatMap(reference -> statement(reference, running, reader));
        Optional<DomainResource> subject = prescription.or(() -> statement);
        boolean isNew = kind.equals("started");
        Optional<NewMedicine> started = NewMedicine.read(reader, isNew);
        boolean doses = isNew || kind.equals("changed");
        Optional<String> dosage = doses ? reader.requiredText("dosage") : reader.text("dosage");
        Optional<String> reason = kind.equals("kept") ? reader.text("reason") : reader.requiredText("reason");
        if (isNew == subject.isPresent() && !kind.isEmpty()) {
            reader.fault("prescription", "medicine-or-name");
        }
        reader.requireNoFaults();
        return new Decision(kind, subject, started, dosage.orElse(""), reason);
    }

    private Optional<DomainResource> prescription(Reference reference, RunningCase running, ParameterReader reader) {
        Optional<DomainResource> found = records.find(MedicationRequest.class, LocalReference.of(reference))
                .filter(one -> LocalReference.of(one.getSubject()).equals(running.patient()))
                .map(DomainResource.class::cast);
        if (found.isEmpty()) {
            reader.fault("prescription", "unknown-medicine");
        }
        return found;
    }

    private Optional<DomainResource> statement(Reference reference, RunningCase running, ParameterReader reader) {
        Optional<DomainResource> found = records.find(MedicationStatement.class, LocalReference.of(reference))
                .filter(one -> LocalReference.of(one.getSubject()).equals(running.patient()))
                .map(DomainResource.class::cast);
        if (found.isEmpty()) {
            reader.fault("statement", "unknown-medicine");
        }
        return found;
    }

    private static void requireCurrent(MedicationRequest prior) {
        if (prior.getStatus() != MedicationRequestStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "already-decided");
        }
    }

    /** What holds from now on, in the own name. */
    private MedicationRequest next(RunningCase running, Decision decision, Actor actor) {
        MedicationRequest next = new MedicationRequest();
        next.addIdentifier(running.identifier());
        next.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        next.setStatus(
                decision.kind().equals("stopped") ? MedicationRequestStatus.STOPPED : MedicationRequestStatus.ACTIVE);
        next.setSubject(running.patientReference());
        next.setRequester(new Reference(actor.person()));
        next.setAuthoredOn(Date.from(clock.instant()));
        medicine(next, decision);
        if (!decision.dosage().isEmpty()) {
            next.addDosageInstruction().setText(decision.dosage());
            decision.started()
                    .flatMap(NewMedicine::period)
                    .ifPresent(time -> next.getDosageInstructionFirstRep()
                            .getTiming()
                            .getRepeat()
                            .setBounds(time));
        }
        return mark(next, decision.kind(), decision, actor);
    }

    private static void medicine(MedicationRequest next, Decision decision) {
        if (decision.subject().orElse(null) instanceof MedicationRequest prior) {
            next.setMedication(prior.getMedication().copy());
        } else if (decision.subject().orElse(null) instanceof MedicationStatement before) {
            next.setMedication(before.getMedication().copy());
            next.addSupportingInformation(new Reference(LocalReference.of(before)));
            if (decision.dosage().isEmpty()) {
                before.getDosage().forEach(dosage -> next.addDosageInstruction(dosage.copy()));
            }
        } else {
            decision.started().ifPresent(one -> next.setMedication(one.toConcept()));
            decision.reason().ifPresent(words -> next.addReasonCode().setText(words));
        }
    }

    private MedicationRequest mark(MedicationRequest request, String kind, Decision decision, Actor actor) {
        request.getExtension().removeIf(old -> HubCodes.MEDICATION_DECIDED.equals(old.getUrl()));
        request.addExtension(new Extension(HubCodes.MEDICATION_DECIDED, new CodeType(kind)));
        String name =
                OwnCodes.shipped().coding(HubCodes.MEDICATION_DECISION, kind).getDisplay();
        request.addNote()
                .setText(decision.reason().orElse(name))
                .setTime(Date.from(clock.instant()))
                .setAuthor(new Reference(actor.person()));
        decision.reason()
                .filter(reason -> !kind.equals("kept") && !kind.equals("started"))
                .ifPresent(request.getStatusReason()::setText);
        return request;
    }
}
