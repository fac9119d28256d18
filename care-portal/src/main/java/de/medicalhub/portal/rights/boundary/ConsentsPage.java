package de.medicalhub.portal.rights.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.control.ConsentRows;
import de.medicalhub.portal.rights.entity.ConsentRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** My consents; for patients (D3). */
@Named("consentsPage")
@RequestScoped
public class ConsentsPage {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<ConsentRow> rows;

    public String open() {
        return Reader.patientOnly(user, this::getRows);
    }

    public List<ConsentRow> getRows() {
        List<ConsentRow> known = rows;
        if (known == null) {
            Resources found = records.search(
                    "Consent?patient=" + user.claims().fhirUser() + "&_sort=-date&_count=200&_include=Consent:actor");
            known = new ConsentRows(speaker.texts(), found, clock.instant()).list();
            rows = known;
        }
        return known;
    }

    /** What counts now, and can be taken back. */
    public List<ConsentRow> getHolding() {
        return getRows().stream().filter(ConsentRow::holds).toList();
    }

    /** What counted once. */
    public List<ConsentRow> getEnded() {
        return getRows().stream().filter(row -> !row.holds()).toList();
    }

    /** Takes it back at once. */
    public void withdraw(String id) {
        String trouble = records.operate("Consent/" + id, "$withdraw", new Parameters())
                .refusal()
                .map(reason -> speaker.say(
                        Phrase.code("consents.refusal", reason.kind().name())))
                .orElse("");
        boolean fine = trouble.isEmpty();
        String sentence = fine ? speaker.key("consents.done") : trouble;
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                fine ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_ERROR, sentence, sentence));
        rows = null;
    }
}
