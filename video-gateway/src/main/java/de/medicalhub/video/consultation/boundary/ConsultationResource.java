package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.AppointmentConsultations;
import de.medicalhub.video.consultation.control.AppointmentRecord;
import de.medicalhub.video.consultation.control.CheckIdentity;
import de.medicalhub.video.consultation.control.Invitations;
import de.medicalhub.video.door.QrPicture;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** For who leads the consultation: its facts, and links for the patient; others are told so. */
@RequestScoped
@Path("/consultations/{appointment}")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
@Produces(MediaType.APPLICATION_JSON)
public class ConsultationResource {
    @Inject
    private StaffCaller caller;

    @Inject
    private AppointmentConsultations consultations;

    @Inject
    private Invitations invitations;

    @Inject
    private CheckIdentity identity;

    @Inject
    private Clock clock;

    /** Who and when, and what the host reads beside the video. */
    @GET
    public JsonObject get(@PathParam("appointment") String appointment) {
        AppointmentId id = id(appointment);
        AppointmentRecord found = consultations.readWithPatient(caller, id);
        JsonObjectBuilder answer = facts(found.facts(), clock.instant()).add("caseId", found.caseId());
        AppointmentRecord.PatientFacts patient = found.patient();
        if (patient != null) {
            answer.add(
                    "patient",
                    Json.createObjectBuilder()
                            .add("name", patient.name())
                            .add("birthDate", patient.birthDate())
                            .add("phone", patient.phone())
                            .add("diagnoses", Json.createArrayBuilder(List.copyOf(patient.diagnoses())))
                            .add("medication", Json.createArrayBuilder(List.copyOf(patient.medication()))));
        }
        CheckIdentity.Seen seen = identity.see(caller, id);
        seen.check().ifPresent(check -> answer.add("identity", IdentityResource.json(check)));
        return answer.add("identityUnknown", !seen.isKnown()).build();
    }

    /** A new link for the patient, with a picture of it to scan. A patient who is signed in may take their own. */
    @POST
    @Path("/invitations")
    @RolesAllowed({"gp", "nurse", "discharge-manager", "patient"})
    public Response invite(@PathParam("appointment") String appointment) {
        return created(invitations.invite(caller, id(appointment)));
    }

    /** A new link for one more person. Body: {@code {"side"}}: relative, interpreter or nurse. */
    @POST
    @Path("/guests")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response inviteGuest(@PathParam("appointment") String appointment, JsonObject body) {
        return created(invitations.inviteGuest(caller, id(appointment), guest(body)));
    }

    private static Participant.Side guest(JsonObject body) {
        String code = body == null ? "" : body.getString("side", "");
        return Stream.of(Participant.Side.values())
                .filter(side ->
                        side.seat() == Participant.Seat.GUEST && side.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("no such guest"));
    }

    private Response created(Invitations.Issued issued) {
        JsonObject body = Json.createObjectBuilder()
                .add("url", issued.url().toString())
                .add("expiresAt", issued.expiresAt().toString())
                .add("now", clock.instant().toString())
                .add("qr", QrPicture.of(issued.url().toString()))
                .build();
        return Response.status(Response.Status.CREATED).entity(body).build();
    }

    static JsonObjectBuilder facts(ConsultationFacts facts, Instant now) {
        return Json.createObjectBuilder()
                .add("appointment", facts.appointment().value())
                .add("expects", facts.expects())
                .add("startsAt", facts.startsAt().toString())
                .add("endsAt", facts.endsAt().toString())
                .add("opensAt", facts.window().opensAt().toString())
                .add("closesAt", facts.window().closesAt().toString())
                .add("now", now.toString());
    }

    private static AppointmentId id(String text) {
        return AppointmentId.find(text).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
    }
}
