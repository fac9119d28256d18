package de.medicalhub.portal.substitution.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.substitution.control.Covers;
import de.medicalhub.portal.substitution.entity.CoverRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Names substitutes and ends substitutions; for practices and nursing services, the server decides for which. */
@Named("substitution")
@RequestScoped
public class SubstitutionPage {
    private static final Map<String, String> FIELD_OF_PARAMETER =
            Map.of("substitute", "substitute", "start", "coverStart", "end", "coverEnd");

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable Resources found;
    private @Nullable String substitute;
    private @Nullable LocalDateTime start;
    private @Nullable LocalDateTime end;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (!user.is(Role.GP) && !user.is(Role.NURSE)) {
                throw new HubException(ProblemKind.NOT_FOUND, "No practice or nursing service of one's own.");
            }
        });
    }

    private List<String> own() {
        return user.organisations().stream().map(Organisation::reference).toList();
    }

    private Covers covers() {
        Resources known = found;
        String me = user.claims().fhirUser();
        if (known == null) {
            List<String> queries = new ArrayList<>(Covers.queries(own(), me));
            queries.add(Covers.candidatesQuery(user.is(Role.GP) ? "practice" : "nursing"));
            known = records.searchAll(List.of(), queries);
            found = known;
        }
        return new Covers(known, me, speaker.texts(), clock.instant());
    }

    public List<CoverRow> getRows() {
        return covers().rows();
    }

    public Map<String, String> getCandidates() {
        return covers().candidates(own());
    }

    /** Names the substitute for the user's own house. */
    public void name() {
        String who = substitute;
        LocalDateTime from = start;
        LocalDateTime until = end;
        say(who == null, "substitute", "substitution.fault.substitute");
        say(from == null, "coverStart", "substitution.fault.start");
        say(until == null || (from != null && !until.isAfter(from)), "coverEnd", "substitution.fault.end");
        if (who == null || from == null || until == null || !until.isAfter(from)) {
            return;
        }
        Parameters wish = new Parameters();
        wish.addParameter().setName("substitute").setValue(new Reference(who));
        wish.addParameter().setName("start").setValue(berlin(from));
        wish.addParameter().setName("end").setValue(berlin(until));
        String house = user.organisations().stream()
                .map(Organisation::reference)
                .findFirst()
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No house of one's own."));
        records.operate(house, "$substitute", wish).refusal().ifPresentOrElse(this::explain, () -> {
            substitute = null;
            start = null;
            end = null;
            done("substitution.done");
        });
    }

    /** Ends one early (T3). */
    public void end(String id) {
        records.operate("PractitionerRole/" + id, "$end-substitution", new Parameters())
                .refusal()
                .ifPresentOrElse(this::explain, () -> done("substitution.ended"));
    }

    private void done(String key) {
        found = null;
        String sentence = speaker.key(key);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue ->
                        FormFaults.say(FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    private void say(boolean wrong, String field, String key) {
        if (wrong) {
            FormFaults.say(field, speaker.key(key));
        }
    }

    private static DateTimeType berlin(LocalDateTime time) {
        DateTimeType value =
                new DateTimeType(Date.from(time.atZone(HubClock.berlin()).toInstant()));
        value.setTimeZone(TimeZone.getTimeZone(HubClock.berlin()));
        return value;
    }

    public @Nullable String getSubstitute() {
        return substitute;
    }

    public void setSubstitute(@Nullable String substitute) {
        this.substitute = substitute;
    }

    public @Nullable LocalDateTime getStart() {
        return start;
    }

    public void setStart(@Nullable LocalDateTime start) {
        this.start = start;
    }

    public @Nullable LocalDateTime getEnd() {
        return end;
    }

    public void setEnd(@Nullable LocalDateTime end) {
        this.end = end;
    }
}
