package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.LatestValues;
import de.medicalhub.portal.record.control.Ranges;
import de.medicalhub.portal.record.control.RecordQueries;
import de.medicalhub.portal.record.control.SameValues;
import de.medicalhub.portal.record.control.ValueOrder;
import de.medicalhub.portal.record.control.ValueRules;
import de.medicalhub.portal.record.control.ValueWords;
import de.medicalhub.portal.record.control.ValuesDraft;
import de.medicalhub.portal.record.entity.LatestValue;
import de.medicalhub.portal.record.entity.Plausibility;
import de.medicalhub.portal.record.entity.ValueField;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/** Values are entered (K4); for those who treat in the case, enforced by the server. */
@Named("vitals")
@RequestScoped
public class VitalsPage {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private ValuesDraft draft = new ValuesDraft();
    private boolean asking;
    private @Nullable Resources read;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            treated.get();
            draft = ValuesDraft.fresh(clock);
        });
    }

    /** All that can be entered. */
    public List<ValueField> getFields() {
        ValueWords words = new ValueWords(speaker.texts());
        return Arrays.stream(VitalSign.values())
                .map(sign -> new ValueField(
                        ValueWords.key(sign),
                        words.name(sign),
                        words.unit(sign),
                        words.range(sign, ranges()),
                        Plausibility.of(sign)))
                .toList();
    }

    /** What was measured last, in words (K14). */
    public List<LatestValue> getLatest() {
        return new LatestValues(speaker.texts(), ranges()).of(read().all(Observation.class));
    }

    private Resources read() {
        Resources known = read;
        if (known == null) {
            known = records.searchAll(List.of(
                    RecordQueries.values(treated.patient()),
                    "Goal?identifier=" + treated.caseId().toSearchToken() + "&lifecycle-status=active&_count=50"));
            read = known;
        }
        return known;
    }

    private Ranges ranges() {
        return Ranges.of(read().all(Goal.class));
    }

    /** Stores them; then the record is shown. */
    public String submit() {
        List<ValueRules.Finding> findings = new ValueRules(clock).check(draft);
        findings.forEach(finding -> FormFaults.say(finding.field(), speaker.say(finding.sentence())));
        asking = !findings.isEmpty() && findings.stream().allMatch(ValueRules.Finding::unusual);
        if (!findings.isEmpty()) {
            return "";
        }
        LocalDateTime at = Objects.requireNonNull(draft.getAt());
        List<Observation> values = new ValueOrder(
                        treated.caseId(),
                        treated.patient(),
                        user.claims().fhirUser(),
                        at.atZone(HubClock.berlin()).toInstant(),
                        Optional.ofNullable(draft.getComment()).filter(words -> !words.isBlank()))
                .of(ValueRules.values(draft));
        List<Observation> fresh = SameValues.unknown(
                values, records.search(RecordQueries.values(treated.patient())).all(Observation.class));
        return (fresh.isEmpty() ? Optional.<Refusal>empty() : records.createAll(fresh))
                .map(refusal -> {
                    FormFaults.say(
                            "",
                            speaker.say(
                                    Phrase.code("work.refusal", refusal.kind().name())));
                    return "";
                })
                .orElse("/patient?faces-redirect=true&done=values&case=" + treated.id());
    }

    /** Whether unusual values wait for a second look; also while the answer comes in. */
    public boolean isAsking() {
        return asking || draft.isChecked() || request.getParameter("checked") != null;
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    public ValuesDraft getDraft() {
        return draft;
    }
}
