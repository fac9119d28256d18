package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.Charts;
import de.medicalhub.portal.record.control.OwnValues;
import de.medicalhub.portal.record.control.Ranges;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.control.SameValues;
import de.medicalhub.portal.record.control.ValueOrder;
import de.medicalhub.portal.record.control.ValueRules;
import de.medicalhub.portal.record.control.ValuesDraft;
import de.medicalhub.portal.record.entity.Chart;
import de.medicalhub.portal.record.entity.ValueField;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** Patients enter what they have measured at home (K10). */
@Named("myValues")
@RequestScoped
public class MyValuesPage {
    @Inject
    private CaseReader cases;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Undo undo;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private ValuesDraft draft = new ValuesDraft();
    private boolean asking;
    private boolean saved;
    private List<String> outside = List.of();
    private @Nullable Resources read;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (!user.isPatient()) {
                throw new HubException(ProblemKind.FORBIDDEN, "This page is for patients.");
            }
            draft = ValuesDraft.fresh(clock);
        });
    }

    private String me() {
        return user.claims().fhirUser();
    }

    private Case theCase() {
        return cases.ofPatient().orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No case runs."));
    }

    /** Whether somebody is there to read the values. */
    public boolean isOpen() {
        return user.isPatient() && cases.ofPatient().isPresent();
    }

    private Resources read() {
        Resources known = read;
        if (known == null) {
            known = records.searchAll(
                    List.of("Goal?patient=" + me() + "&lifecycle-status=active&_count=50", RecordQueries.values(me())));
            read = known;
        }
        return known;
    }

    private OwnValues values() {
        return new OwnValues(speaker.texts(), Ranges.of(read().all(Goal.class)));
    }

    /** What can be entered: blood pressure, weight, sugar, and whatever else was agreed on. */
    public List<ValueField> getFields() {
        return values().fields();
    }

    /** Stores them; the page then says whether something lies outside. */
    public void submit() {
        ValuesDraft asked = draft;
        List<ValueRules.Finding> findings = new ValueRules(clock).check(asked);
        findings.forEach(finding -> FormFaults.say(finding.field(), speaker.say(finding.sentence())));
        asking = !findings.isEmpty() && findings.stream().allMatch(ValueRules.Finding::unusual);
        if (!findings.isEmpty()) {
            return;
        }
        Map<VitalSign, BigDecimal> entered = ValueRules.values(asked);
        List<Observation> observations = new ValueOrder(
                        theCase().id(),
                        me(),
                        me(),
                        Objects.requireNonNull(asked.getAt())
                                .atZone(HubClock.berlin())
                                .toInstant(),
                        Optional.empty())
                .of(entered);
        List<Observation> fresh = SameValues.unknown(observations, read().all(Observation.class));
        Optional<Refusal> refused = fresh.isEmpty() ? Optional.empty() : records.createAll(fresh);
        refused.ifPresent(refusal -> FormFaults.say(
                "", speaker.say(Phrase.code("work.refusal", refusal.kind().name()))));
        if (refused.isEmpty()) {
            outside = values().outside(entered);
            saved = true;
            read = null;
            draft = ValuesDraft.fresh(clock);
        }
    }

    /** Marks an own value as a mistake (K5). */
    public void retract(String value) {
        Optional<Observation> own = read().find(Observation.class, "Observation/" + value)
                .filter(found -> me().equals(found.getPerformerFirstRep().getReference()));
        own.ifPresent(this::retract);
        read = null;
    }

    private void retract(Observation value) {
        List<Step> back = Step.back(List.of(value), value.getStatus().toCode());
        records.save(value.copy().setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .ifPresentOrElse(
                        refusal -> FormFaults.say(
                                "",
                                speaker.say(Phrase.code(
                                        "work.refusal", refusal.kind().name()))),
                        () -> undo.offer(Phrase.of("my-values.retracted"), back));
    }

    /** What was measured, by whomever. */
    public List<Chart> getCharts() {
        return new Charts(speaker.texts(), Ranges.of(read().all(Goal.class)), read(), me())
                .of(read().all(Observation.class));
    }

    /** The number of the practice; empty if it is not known. */
    public String getPhone() {
        return practice()
                .map(practice ->
                        Objects.requireNonNullElse(practice.getTelecomFirstRep().getValue(), ""))
                .orElse("");
    }

    /** Name of the practice; empty if there is none in the case. */
    public String getPractice() {
        return practice()
                .map(practice -> Objects.requireNonNullElse(practice.getName(), ""))
                .orElse("");
    }

    private Optional<Organization> practice() {
        return cases.ofPatient()
                .flatMap(one -> one.organisation("gp")
                        .flatMap(reference -> one.resources().find(Organization.class, reference)));
    }

    /** Whether unusual values wait for a second look; also while the answer comes in. */
    public boolean isAsking() {
        return asking || draft.isChecked() || (!saved && request.getParameter("checked") != null);
    }

    public boolean isSaved() {
        return saved;
    }

    /** Sentences about what lies outside the agreed ranges. */
    public List<String> getOutside() {
        return outside;
    }

    public ValuesDraft getDraft() {
        return draft;
    }
}
