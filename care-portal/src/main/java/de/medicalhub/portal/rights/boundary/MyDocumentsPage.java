package de.medicalhub.portal.rights.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.OwnPatient;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.rights.control.DocumentRows;
import de.medicalhub.portal.rights.entity.DocumentRow;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** My documents; for patients, and relatives to whom everything is opened (D2, D5). */
@Named("myDocuments")
@RequestScoped
public class MyDocumentsPage {
    @Inject
    private Records records;

    @Inject
    private OwnPatient own;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    private List<DocumentRow> rows = List.of();

    public String open() {
        return Reader.patientOrRelative(user, () -> own.reference().ifPresent(this::read));
    }

    private void read(String patient) {
        rows = new DocumentRows(
                        speaker.texts(),
                        records.searchAll(List.of(
                                DocumentRows.moves(patient),
                                "Composition?patient=" + patient
                                        + "&_sort=-date&_count=100&_include=Composition:author"
                                        + "&_include=Composition:encounter&_revinclude=Provenance:target",
                                "DocumentReference?patient=" + patient
                                        + "&status=current,entered-in-error&_sort=-date&_count=100&_include=DocumentReference:author"
                                        + "&_include=DocumentReference:custodian&_revinclude=Provenance:target")))
                .list();
    }

    public List<DocumentRow> getRows() {
        return rows;
    }
}
