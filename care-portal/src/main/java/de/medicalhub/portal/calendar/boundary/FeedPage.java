package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.calendar.control.FeedAddresses;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** The secret addresses of one's own calendars, for staff who keep one and for patients (K8). */
@Named("feedPage")
@RequestScoped
public class FeedPage {
    @Inject
    private FeedAddresses addresses;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private PortalSettings settings;

    private String opened = "";
    private String openedFor = "";

    /**
     * A calendar that can be subscribed to.
     *
     * @param owner whose times they are
     */
    public record Subscription(String owner, String name, boolean open) {}

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (!user.is(Role.GP) && !user.is(Role.NURSE) && !user.is(Role.PATIENT)) {
                throw new HubException(ProblemKind.NOT_FOUND, "No appointments of one's own.");
            }
        });
    }

    /** The own one, and that of the house. */
    public List<Subscription> getSubscriptions() {
        List<Subscription> all = new ArrayList<>();
        String me = user.claims().fhirUser();
        all.add(new Subscription(me, speaker.key("feed.mine"), addresses.isOpen(me)));
        if (!user.is(Role.PATIENT)) {
            user.organisations().stream()
                    .limit(1)
                    .forEach(house -> all.add(
                            new Subscription(house.reference(), house.name(), addresses.isOpen(house.reference()))));
        }
        return all;
    }

    /** A new address; an older one does not answer any more. */
    public void renew(String owner) {
        if (isOwn(owner)) {
            opened = settings.hubUrl() + "/api/calendar-feed/" + addresses.open(owner, speaker.getLanguage()) + ".ics";
            openedFor = owner;
        }
    }

    /** No address any more. */
    public void end(String owner) {
        if (isOwn(owner)) {
            addresses.end(owner);
        }
    }

    private boolean isOwn(String owner) {
        return owner.equals(user.claims().fhirUser())
                || (!user.is(Role.PATIENT)
                        && user.organisations().stream()
                                .limit(1)
                                .map(Organisation::reference)
                                .anyMatch(owner::equals));
    }

    /** The address that was just made, to be copied now; empty later. */
    public String addressOf(String owner) {
        return owner.equals(openedFor) ? opened : "";
    }
}
