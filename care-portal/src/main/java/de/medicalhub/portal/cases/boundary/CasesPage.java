package de.medicalhub.portal.cases.boundary;

import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.cases.CaseRow;
import de.medicalhub.portal.cases.CaseRows;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cases of the own organisation, for everybody who works on cases. */
@Named("cases")
@RequestScoped
public class CasesPage {
    @Inject
    private CaseReader reader;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<CaseRow> rows;

    public List<CaseRow> getRows() {
        List<CaseRow> known = rows;
        if (known == null) {
            known = new CaseRows(speaker.texts(), clock).of(reader.list(), user::worksFor);
            rows = known;
        }
        return known;
    }
}
