package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** A document was entered by mistake, or was not after all; it stays in the record either way (rule 10 of the feature). */
@Component
public class MarkMistake {
    private final AftercareRecords records;
    private final Clock clock;

    MarkMistake(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param plan {@code CarePlan/…} of the case
     * @return what was marked
     * @throws Refusal with every fault; then nothing was changed
     */
    public String mark(String plan, Parameters parameters, Actor actor) {
        RunningCase running = RunningCase.of(records, plan, actor);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> what = Entry.TYPES.stream()
                .flatMap(type -> referenceTo(parameters, type).stream())
                .findFirst();
        reader.value("what", Reference.class);
        Optional<String> reason = reader.requiredText("reason");
        boolean undo = reader.bool("undo", false).orElse(false);
        if (what.isEmpty()) {
            reader.fault("what", "no-reference");
        }
        reader.requireNoFaults();
        Entry entry = Entry.find(records, what.orElseThrow())
                .filter(found -> actor.reads().test(found.resource()))
                .filter(found -> found.isAbout(running.patient()))
                .orElseThrow(Refusal::notFound);
        if (!entry.isOf(actor, records)) {
            throw new Refusal(ProblemKind.RULE, "not-your-document");
        }
        if (entry.isMistake() != undo) {
            throw new Refusal(ProblemKind.CONFLICT, undo ? "no-mistake" : "mistake-already");
        }
        store(entry, running, undo, reason.orElseThrow(), actor);
        return what.orElseThrow();
    }

    private void store(Entry entry, RunningCase running, boolean undo, String reason, Actor actor) {
        Changes changes = new Changes();
        Provenance record = new Provenance();
        record.setRecorded(Date.from(clock.instant()));
        record.addReason(new CodeableConcept().setText(reason));
        record.setActivity(new CodeableConcept()
                .addCoding(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-DataOperation",
                        undo ? "REACTIVATE" : "NULLIFY",
                        null)));
        Provenance.ProvenanceAgentComponent agent = record.addAgent().setWho(named(actor.person()));
        running.own(actor).ifPresent(own -> agent.setOnBehalfOf(new Reference(own)));
        List<Entry> forms = entry.withOtherForms(records, running.caseId());
        forms.forEach(form -> {
            form.mark(!undo);
            record.addTarget(new Reference(LocalReference.of(form.resource())));
            changes.replace(form.resource());
        });
        changes.add(record);
        changes.storeIn(records);
    }

    private static Optional<String> referenceTo(Parameters parameters, String type) {
        return parameters.getParameter().stream()
                .filter(one -> "what".equals(one.getName()) && one.getValue() instanceof Reference)
                .map(one -> LocalReference.of((Reference) one.getValue()))
                .filter(reference -> reference.startsWith(type + "/"))
                .findFirst();
    }

    /** With the name, so that a page need not ask for it. */
    private Reference named(String person) {
        Reference who = new Reference(person);
        records.find(Practitioner.class, person)
                .map(found -> found.getNameFirstRep().getNameAsSingleString())
                .ifPresent(who::setDisplay);
        return who;
    }
}
