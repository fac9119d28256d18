package de.medicalhub.transport.roads.boundary;

import de.medicalhub.transport.roads.KnownAddress;
import de.medicalhub.transport.roads.control.AddressRegister;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Addresses while somebody types; by POST, for what is typed is often where a patient lives and belongs in no log. */
@Path("addresses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AddressResource {
    private static final int MOST = 8;
    private static final int LONGEST = 200;

    @Inject
    private AddressRegister addresses;

    /** What is found, in the words of the register. */
    public record Suggestions(List<Suggestion> addresses) {}

    /** One address; JSON-B writes public records only. */
    public record Suggestion(String line, String postcode, String town, double latitude, double longitude) {}

    /** Up to eight addresses for {@code text}; none while the register holds none that is like it. */
    @POST
    @RolesAllowed("dispatcher")
    public Suggestions suggest(JsonObject json) {
        String text = Inputs.text(json, "text").orElse("");
        return new Suggestions(addresses.suggest(text.substring(0, Math.min(LONGEST, text.length())), MOST).stream()
                .map(AddressResource::suggestion)
                .toList());
    }

    private static Suggestion suggestion(KnownAddress found) {
        return new Suggestion(
                found.line(),
                found.postcode(),
                found.town(),
                found.position().latitude(),
                found.position().longitude());
    }
}
