package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.discharge.control.InpatientRows;
import de.medicalhub.portal.discharge.entity.InpatientRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inpatients of the own hospital; for discharge managers. */
@Named("inpatients")
@RequestScoped
public class InpatientsPage {
    @Inject
    private Records records;

    @Inject
    private CaseReader cases;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    private @Nullable List<InpatientRow> rows;

    public List<InpatientRow> getRows() {
        List<InpatientRow> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    private List<InpatientRow> read() {
        String hospitals =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        if (hospitals.isEmpty()) {
            return List.of();
        }
        return new InpatientRows(speaker.texts())
                .of(
                        records.search(InpatientRows.query(hospitals)),
                        cases.list().stream()
                                .map(Case::plan)
                                .flatMap(Optional::stream)
                                .toList());
    }
}
