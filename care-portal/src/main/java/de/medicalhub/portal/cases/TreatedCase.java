package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Resources;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.jspecify.annotations.Nullable;

/** The case that the address names ({@code ?case=}), for those who treat in it; for everybody else there is none (C8). */
@RequestScoped
public class TreatedCase {
    /** Parts of those who treat, in the order in which one of them is chosen for somebody with several. */
    private static final List<String> TREATING = List.of("gp", "nursing", "hospital");

    private static final List<Role> ROLES = List.of(Role.GP, Role.NURSE, Role.DISCHARGE_MANAGER);

    @Inject
    private CaseReader reader;

    @Inject
    private CurrentUser user;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private @Nullable Case found;

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("case"), "");
    }

    /** Read once for each request. */
    public Case get() {
        Case known = found;
        if (known == null) {
            known = CaseAccess.parse(id)
                    .flatMap(reader::find)
                    .filter(one -> ownPart(one).isPresent())
                    .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case, or not treating in it."));
            found = known;
        }
        return known;
    }

    /** Something of it was changed: read anew when it is asked for. */
    public void forget() {
        found = null;
    }

    /** The part that an organisation of the reader takes. */
    public Optional<String> ownPart(Case one) {
        boolean treats = ROLES.stream().anyMatch(user::is);
        return TREATING.stream()
                .filter(part ->
                        treats && one.organisation(part).filter(user::worksFor).isPresent())
                .findFirst();
    }

    /** Reference of the own organisation in the case. */
    public String ownOrganisation() {
        return ownPart(get()).flatMap(get()::organisation).orElse("");
    }

    /** Parts other than the own one to which somebody of the team answers. */
    public List<String> otherParts() {
        String own = ownOrganisation();
        return TREATING.stream()
                .filter(part -> get().organisation(part)
                        .filter(other -> !other.equals(own))
                        .isPresent())
                .toList();
    }

    /** References of all organisations that treat. */
    public List<String> treating() {
        return get().team().map(TreatedCase::treating).orElse(List.of());
    }

    /** The same, of a team. */
    public static List<String> treating(CareTeam team) {
        return team.getParticipant().stream()
                .filter(one -> one.getRole().stream()
                        .flatMap(role -> Tasks.code(role, HubCodes.CASE_ROLE).stream())
                        .anyMatch(TREATING::contains))
                .map(one -> one.getMember().getReference())
                .toList();
    }

    /** {@code Patient/…}. */
    public String patient() {
        return get().patient().map(Resources::referenceTo).orElse("");
    }

    /** {@code CarePlan/…}. */
    public String plan() {
        return get().plan().map(Resources::referenceTo).orElse("");
    }

    public CaseId caseId() {
        return get().id();
    }

    /** As the address gives it; empty if it names none. */
    public String id() {
        return id;
    }
}
