package de.medicalhub.portal.cases.boundary;

import de.medicalhub.portal.cases.CaseChip;
import de.medicalhub.portal.cases.CaseFilter;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.cases.CaseRow;
import de.medicalhub.portal.cases.CaseRows;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
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

    @Inject
    private HttpServletRequest request;

    private CaseFilter filter = CaseFilter.ALL;
    private @Nullable List<CaseRow> rows;

    @PostConstruct
    void readAddress() {
        filter = CaseFilter.parse(request.getParameter("show"));
    }

    public List<CaseRow> getRows() {
        List<CaseRow> known = rows;
        if (known == null) {
            known = words().of(reader.list(), user::worksFor, filter);
            rows = known;
        }
        return known;
    }

    /** What the list can be narrowed to. */
    public List<CaseChip> getChips() {
        return words().chips(reader.list(), user::worksFor, filter);
    }

    /** Whether only a part of the cases is shown. */
    public boolean isNarrowed() {
        return filter != CaseFilter.ALL;
    }

    private CaseRows words() {
        return new CaseRows(speaker.texts(), clock);
    }
}
