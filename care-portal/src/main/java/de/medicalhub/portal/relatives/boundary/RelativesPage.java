package de.medicalhub.portal.relatives.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.relatives.control.RelativeRows;
import de.medicalhub.portal.relatives.entity.GrantForm;
import de.medicalhub.portal.relatives.entity.RelativeRow;
import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** My relatives; for patients. */
@Named("relativesPage")
@RequestScoped
public class RelativesPage {
    private static final List<String> RELATIONSHIPS = List.of(
            "SPS",
            "DOMPART",
            "DAU",
            "SON",
            "CHILD",
            "GRNDCHILD",
            "SIB",
            "PRN",
            "FAMMEMB",
            "FRND",
            "NBOR",
            "GUARD",
            "POWATT");

    private static final Map<String, String> FIELDS = Map.of("relative", "who");

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

    private GrantForm form = new GrantForm();
    private @Nullable List<RelativeRow> rows;

    public String open() {
        return Problems.open(() -> {
            if (!user.isPatient()) {
                throw new HubException(ProblemKind.FORBIDDEN, "This page is for patients.");
            }
            getRows();
        });
    }

    public List<RelativeRow> getRows() {
        List<RelativeRow> known = rows;
        if (known == null) {
            known = read().list();
            rows = known;
        }
        return known;
    }

    private RelativeRows read() {
        String patient = user.claims().fhirUser();
        return new RelativeRows(
                speaker.texts(),
                records.searchAll(List.of(
                        "RelatedPerson?patient=" + patient + "&_count=100",
                        "Consent?patient=" + patient + "&status=active&category=" + HubCodes.CONSENT_PURPOSE + "|"
                                + HubCodes.RELATIVE + "&_count=100")),
                clock.instant());
    }

    /** Those who are known, and somebody new. */
    public List<SelectItem> getChoices() {
        return Stream.concat(
                        getRows().stream().map(row -> new SelectItem(row.id(), label(row))),
                        Stream.of(new SelectItem("new", speaker.key("relatives.new"))))
                .toList();
    }

    private static String label(RelativeRow row) {
        return row.relationship().isEmpty() ? row.name() : row.name() + " (" + row.relationship() + ")";
    }

    public List<SelectItem> getRelationships() {
        return RELATIONSHIPS.stream()
                .map(code -> new SelectItem(code, speaker.say(Phrase.code("relationship", code))))
                .toList();
    }

    /** Gives access (N2). */
    public void grant() {
        if (form.getWho().isEmpty()) {
            FormFaults.say("who", speaker.key("relatives.fault.who"));
            return;
        }
        records.operate(user.claims().fhirUser(), "$grant-relative", wish())
                .refusal()
                .ifPresentOrElse(this::complain, () -> {
                    done("relatives.granted");
                    form = new GrantForm();
                });
        rows = null;
    }

    private Parameters wish() {
        Parameters wish = new Parameters();
        if (form.isNewPerson()) {
            text(wish, "given", form.getGiven());
            text(wish, "family", form.getFamily());
            Optional.ofNullable(form.getRelationship())
                    .ifPresent(code -> wish.addParameter("relationship", new CodeType(code)));
        } else {
            wish.addParameter("relative", new Reference("RelatedPerson/" + form.getWho()));
        }
        wish.addParameter("scope", new CodeType(form.getScope()));
        Optional.ofNullable(form.getUntil()).ifPresent(day -> wish.addParameter("until", new DateType(day.toString())));
        return wish;
    }

    private static void text(Parameters wish, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            wish.addParameter(name, new StringType(value));
        }
    }

    private void complain(Refusal refusal) {
        List<Refusal.Issue> issues = new ArrayList<>(refusal.issues());
        if (issues.isEmpty()) {
            FormFaults.say(
                    "",
                    speaker.say(Phrase.code("consents.refusal", refusal.kind().name())));
        }
        issues.forEach(
                issue -> FormFaults.say(FIELDS.getOrDefault(issue.parameter(), issue.parameter()), issue.sentence()));
    }

    /** Takes it back (N3). */
    public void takeBack(String consent) {
        List<Step> back = read().givingAgain(consent).stream().toList();
        records.operate("Consent/" + consent, "$withdraw", new Parameters())
                .refusal()
                .ifPresentOrElse(
                        reason -> FormFaults.say(
                                "",
                                speaker.say(Phrase.code(
                                        "consents.refusal", reason.kind().name()))),
                        () -> undo.offer(Phrase.of("relatives.taken-back"), back));
        rows = null;
    }

    private void done(String key) {
        String sentence = speaker.key(key);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    public GrantForm getForm() {
        return form;
    }
}
