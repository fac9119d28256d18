package de.medicalhub.portal.identity.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Navigation;
import de.medicalhub.portal.identity.control.SessionSize;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Who is signed in, for the frame of the plain pages. Everybody signed in may ask; web.xml demands the sign-in. */
@Path("me")
@RequestScoped
@PermitAll
public class MeResource {
    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response me() {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(describe()).cacheControl(never).build();
    }

    /** How many bytes the server keeps of the caller's own session, and of which types nobody can tell (I7); 0 without one. */
    @GET
    @Path("session")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject session(@Context HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SessionSize size = session == null ? new SessionSize(0, List.of()) : SessionSize.of(session);
        return Json.createObjectBuilder()
                .add("bytes", size.bytes())
                .add("unknown", Json.createArrayBuilder(size.unknown()))
                .build();
    }

    private JsonObject describe() {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        user.claims().roles().forEach(role -> roles.add(role.realmName()));
        JsonArrayBuilder nav = Json.createArrayBuilder();
        Navigation.of(user.claims().roles())
                .forEach(entry -> nav.add(Json.createObjectBuilder()
                        .add("id", entry.id())
                        .add("label", speaker.key(entry.label()))
                        .add("href", entry.href())));
        return Json.createObjectBuilder()
                .add("name", user.claims().name())
                .add("username", user.claims().username())
                .add("roles", roles)
                .add("organisation", user.getOrganisation())
                .add("language", speaker.getLanguage().code())
                .add("nav", nav)
                .add("logout", "/logout")
                .build();
    }
}
