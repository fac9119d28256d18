package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.relay.Way;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.slf4j.LoggerFactory;

/** One room on the media servers. Every method only queues its work and returns at once (rule 2). */
public final class Conference {
    /** More people than this are refused: with N people there are N² ports. */
    public static final int MOST_PEOPLE = Room.MOST_PEOPLE;

    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(Conference.class));

    private final Executor queue;
    private final Room room;
    private volatile boolean empty;

    /**
     * @param threads for the room's work while it has no media server
     */
    public Conference(
            ConferenceId id,
            MediaPool pool,
            ConferenceBook book,
            ConferenceEvents events,
            Clock clock,
            Executor threads) {
        RoomMedia media = new RoomMedia(id, pool, book, clock, threads, this::returned);
        this.queue = new SerialExecutor(media::threads);
        this.room = new Room(id, media, new RoomPorts(id, media, book, events, clock, queue), book, events, clock);
    }

    /**
     * Somebody comes, or comes back.
     *
     * @param newPage their page has been loaded anew and has no connection any more
     */
    public void join(PersonId person, boolean newPage) {
        onQueue(() -> room.enter(person, newPage));
    }

    /** A browser offers on a stream of which it was told. */
    public void offer(StreamId stream, int attempt, String sdp) {
        onQueue(() -> room.negotiate(stream, attempt, sdp));
    }

    /** A browser found a way. One by a name is left out: the server would look it up, and answer nobody (rule 21). */
    public void candidate(StreamId stream, int attempt, IceCandidate candidate) {
        if (Way.isInNumbers(candidate.candidate())) {
            onQueue(() -> room.candidate(stream, attempt, candidate));
        }
    }

    /** Somebody begins or ends to speak. */
    public void speaks(PersonId person, boolean speaks) {
        onQueue(() -> room.speaks(person, speaks));
    }

    /** Somebody's line carries so many pictures only. */
    public void limit(PersonId person, int pictures) {
        onQueue(() -> room.limit(person, pictures));
    }

    /** Somebody's page is not heard of; their media may flow on. */
    public void wireLost(PersonId person) {
        onQueue(() -> room.wireLost(person));
    }

    /** Somebody goes; the last one takes the pipeline along. */
    public void leave(PersonId person) {
        onQueue(() -> room.remove(person));
    }

    /** Everybody goes. */
    public void close() {
        onQueue(() -> room.people().forEach(room::remove));
    }

    /** Time has passed; to be called about once a second. */
    public void look() {
        onQueue(room::look);
    }

    /** Takes the room over from a node that holds it no longer; nothing happens if it runs nowhere. */
    public void takeOver() {
        onQueue(() -> room.left().ifPresent(room::takeOver));
    }

    /** Is nobody in it, as far as the work goes that was done until now; false before any. */
    public boolean isEmpty() {
        return empty;
    }

    /** Nobody comes any more: what is left on the server goes, and then that is done. */
    public void retire(Runnable then) {
        onQueue(() -> {
            try {
                room.retire();
            } finally {
                then.run();
            }
        });
    }

    /** Another node has taken the room over: nothing is touched any more. */
    public void abandon() {
        onQueue(room::abandon);
    }

    private void returned() {
        onQueue(room::comeAgain);
    }

    private void onQueue(Runnable work) {
        queue.execute(() -> {
            try {
                work.run();
            } catch (MediaLostException e) {
                rebuild(e);
            } catch (LeadLostException e) {
                room.abandon();
            } catch (HubException e) {
                LOG.note(e.kind(), "a media server failed a conference", e);
                room.broken();
            } catch (RuntimeException e) {
                // half a step may have been done: what is missing is mended as after a loss
                room.broken();
                throw e;
            } finally {
                empty = room.people().isEmpty();
            }
        });
    }

    private void rebuild(MediaLostException lost) {
        LOG.note(lost.kind(), "a media server has lost a conference, which is built anew", lost);
        try {
            room.buildAnew();
        } catch (LeadLostException e) {
            room.abandon();
        } catch (HubException e) {
            LOG.note(e.kind(), "a conference could not be built anew yet", e);
            room.broken();
        } catch (RuntimeException e) {
            room.broken();
            throw e;
        }
    }
}
