package de.medicalhub.video.waitingroom.control;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.VisitStep;
import de.medicalhub.video.waitingroom.RoomState;
import de.medicalhub.video.waitingroom.RoomView;
import de.medicalhub.video.waitingroom.WaitingRooms;
import de.medicalhub.video.waitingroom.entity.AbsenceLimits;
import de.medicalhub.video.waitingroom.entity.WaitingRoom;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Waiting rooms in the database (rule 2); a row is locked while it moves, so that two nodes agree. */
@ApplicationScoped
public class DurableWaitingRooms implements WaitingRooms {
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(30);

    @Inject
    private Consultations consultations;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource dataSource;

    @PersistenceContext
    private EntityManager entities;

    private Instant listeningSince = Instant.MAX;

    @PostConstruct
    void listen() {
        listeningSince = clock.instant();
    }

    @Override
    @Transactional
    public RoomView get(AppointmentId appointment) {
        return Optional.ofNullable(entities.find(WaitingRoom.class, appointment.value()))
                .map(WaitingRoom::view)
                .orElseGet(() -> new RoomView(appointment, RoomState.OPEN, null));
    }

    @Override
    @Transactional
    public RoomView enter(AppointmentId appointment) {
        entities.createNativeQuery("insert into waiting_room (appointment_id, state, version) values (:id, 'OPEN', 0)"
                        + " on conflict do nothing")
                .setParameter("id", appointment.value())
                .executeUpdate();
        WaitingRoom room = locked(appointment);
        Instant now = clock.instant();
        report(room.enter(now), appointment, VisitStep.ARRIVED, now);
        return room.view();
    }

    @Override
    @Transactional
    public boolean seen(AppointmentId appointment) {
        return locked(appointment).seen(clock.instant());
    }

    @Override
    @Transactional
    public List<AppointmentId> seen(Map<AppointmentId, Instant> signs) {
        return new LatestSigns(dataSource)
                .write(signs).stream().filter(this::seen).toList();
    }

    @Override
    @Transactional
    public RoomView leave(AppointmentId appointment) {
        WaitingRoom room = locked(appointment);
        room.leave();
        return room.view();
    }

    @Override
    @Transactional
    public RoomView admit(AppointmentId appointment) {
        WaitingRoom room = locked(appointment);
        Instant now = clock.instant();
        report(room.admit(now, configuration.presenceTimeout()), appointment, VisitStep.STARTED, now);
        return room.view();
    }

    @Override
    @Transactional
    public RoomView end(AppointmentId appointment) {
        WaitingRoom room = locked(appointment);
        Instant now = clock.instant();
        report(room.end(now), appointment, VisitStep.FINISHED, now);
        return room.view();
    }

    @Override
    @Transactional
    public List<AppointmentId> releaseAbsent() {
        AbsenceLimits limits = AbsenceLimits.at(
                clock.instant(), listeningSince, configuration.presenceTimeout(), configuration.resumeTime());
        return entities.createQuery(
                        "select r from WaitingRoom r where r.state = :waiting and r.lastSeenAt < :waitingLimit"
                                + " or r.state = :inCall and r.lastSeenAt < :inCallLimit"
                                + " order by r.appointmentId",
                        WaitingRoom.class)
                .setParameter("waiting", RoomState.WAITING)
                .setParameter("waitingLimit", limits.waiting())
                .setParameter("inCall", RoomState.IN_CALL)
                .setParameter("inCallLimit", limits.inCall())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(room -> room.releaseIfAbsent(limits))
                .map(room -> room.view().appointment())
                .toList();
    }

    @Override
    @Transactional
    public List<AppointmentId> listLeft() {
        return entities.createQuery("select r from WaitingRoom r where r.state in :states", WaitingRoom.class)
                .setParameter("states", List.of(RoomState.AWAY, RoomState.IN_CALL))
                .getResultStream()
                .filter(this::isLeft)
                .map(room -> room.view().appointment())
                .toList();
    }

    @Override
    @Transactional
    public RoomView endLeft(AppointmentId appointment) {
        WaitingRoom room = locked(appointment);
        if (isLeft(room)) {
            report(true, appointment, VisitStep.FINISHED, room.endLeft(clock.instant()));
        }
        return room.view();
    }

    private boolean isLeft(WaitingRoom room) {
        Instant now = clock.instant();
        return room.isLeft(
                now.minus(LONGEST_AWAY),
                consultations.get(room.view().appointment()).window().isAfter(now));
    }

    private void report(boolean happened, AppointmentId appointment, VisitStep step, Instant happenedAt) {
        if (happened) {
            consultations.report(appointment, step, happenedAt);
        }
    }

    private WaitingRoom locked(AppointmentId appointment) {
        WaitingRoom room = entities.find(WaitingRoom.class, appointment.value(), LockModeType.PESSIMISTIC_WRITE);
        return room == null ? new WaitingRoom(appointment) : room;
    }
}
