package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.SendInvitations;
import de.medicalhub.video.consultation.control.SendInvitations.Asked;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** For the host: invitations that the hub sends by itself, and how they stand. */
@RequestScoped
@Path("/consultations/{appointment}/invitations/messages")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
@Produces(MediaType.APPLICATION_JSON)
public class InvitationMessageResource {
    private static final int LONGEST_ADDRESS = 254;

    @Inject
    private StaffCaller caller;

    @Inject
    private SendInvitations invitations;

    @Inject
    private Clock clock;

    /** By what the installation sends, and what was sent; addresses are not told. */
    @GET
    public JsonObject list(@PathParam("appointment") String appointment) {
        JsonArrayBuilder channels = Json.createArrayBuilder();
        invitations.channels().forEach(channel -> channels.add(channel.code()));
        return read(invitations.list(caller, id(appointment)))
                .add("channels", channels)
                .build();
    }

    /** How those stand that the caller has asked for; pages ask this again and again, and it reads no record. */
    @GET
    @Path("mine")
    public JsonObject listOwn(@PathParam("appointment") String appointment) {
        return read(invitations.listOwn(caller, id(appointment))).build();
    }

    /**
     * Sends one more. Body: {@code {"channel", "address", "language", "consent"}}: mail or sms; de or en; true if the patient
     * gave the address for this.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@PathParam("appointment") String appointment, JsonObject body) {
        Channel channel =
                Channel.find(text(body, "channel")).orElseThrow(() -> new BadRequestException("no such channel"));
        String address = text(body, "address");
        if (address.length() > LONGEST_ADDRESS) {
            throw new RefusedException(Refusal.NO_ADDRESS);
        }
        Locale language = "en".equals(text(body, "language")) ? Locale.ENGLISH : Locale.GERMAN;
        boolean consent = body != null && body.getBoolean("consent", false);
        InvitationMessage message =
                invitations.ask(caller, id(appointment), new Asked(channel, address, language, consent));
        return Response.status(Response.Status.ACCEPTED)
                .entity(read(message).build())
                .build();
    }

    private JsonObjectBuilder read(List<InvitationMessage> listed) {
        JsonArrayBuilder messages = Json.createArrayBuilder();
        listed.forEach(message -> messages.add(read(message)));
        return Json.createObjectBuilder()
                .add("messages", messages)
                .add("now", clock.instant().toString());
    }

    private static JsonObjectBuilder read(InvitationMessage message) {
        return Json.createObjectBuilder()
                .add("id", message.id().toString())
                .add("channel", message.channel().code())
                .add("state", message.state().name().toLowerCase(Locale.ROOT))
                .add("since", message.since().toString());
    }

    private static String text(JsonObject body, String name) {
        return body == null ? "" : body.getString(name, "");
    }

    private static AppointmentId id(String text) {
        return AppointmentId.find(text).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
    }
}
