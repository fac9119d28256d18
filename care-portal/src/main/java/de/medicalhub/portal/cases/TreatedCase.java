package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;

/** The case that the address names ({@code ?case=}), for those who treat in it; for everybody else there is none (C8). */
@RequestScoped
public class TreatedCase {
    /** Parts of those who treat, in the order in which one of them is chosen for somebody with several. */
    private static final List<String> TREATING = List.of("gp", "nursing", "hospital");

    private static final List<Role> ROLES = List.of(Role.GP, Role.NURSE, Role.DISCHARGE_MANAGER);

    @Inject
    private AddressedCase addressed;

    @Inject
    private CurrentUser user;

    /** Read once for each request. */
    public Case get() {
        return addressed.get(one -> ownPart(one).isPresent());
    }

    /** Something of it was changed: read anew when it is asked for. */
    public void forget() {
        addressed.forget();
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
        return addressed.id();
    }
}
