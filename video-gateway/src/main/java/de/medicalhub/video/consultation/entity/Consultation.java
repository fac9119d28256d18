package de.medicalhub.video.consultation.entity;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The facts of a video Appointment as FHIR told them last; no name of a patient. */
@Entity
@Table(name = "consultation")
public class Consultation {
    @Id
    @Column(name = "appointment_id")
    private String appointmentId;

    @Column(name = "expects")
    private String expects;

    @Column(name = "practice_name")
    private String practiceName;

    @Column(name = "practice_phone")
    private String practicePhone;

    @Column(name = "practice_organizations")
    private String practiceOrganizations;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "desk")
    private String desk;

    @Version
    @Column(name = "version")
    private int version;

    protected Consultation() {}

    public Consultation(ConsultationFacts facts, String desk) {
        appointmentId = facts.appointment().value();
        update(facts, desk);
    }

    /**
     * Takes over what FHIR says now.
     *
     * @param newDesk whose consultation it is, as a hash (rule 13); empty if nobody is named
     */
    public final void update(ConsultationFacts facts, String newDesk) {
        desk = newDesk;
        expects = facts.expects();
        practiceName = facts.practice().name();
        practicePhone = facts.practice().phone();
        practiceOrganizations = String.join(",", new TreeSet<>(facts.practice().organizations()));
        startsAt = facts.startsAt();
        endsAt = facts.endsAt();
    }

    private Set<String> organizations() {
        return practiceOrganizations.isEmpty() ? Set.of() : Set.of(practiceOrganizations.split(",", -1));
    }

    public String desk() {
        return desk;
    }

    public ConsultationFacts facts() {
        return new ConsultationFacts(
                new AppointmentId(appointmentId),
                startsAt,
                endsAt,
                expects,
                new Practice(practiceName, practicePhone, organizations()));
    }
}
