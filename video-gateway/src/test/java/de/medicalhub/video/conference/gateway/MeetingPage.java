package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.control.ConferenceHall;
import de.medicalhub.video.conference.control.ConferenceLine;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.door.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page in a conference: offers on every port of which it is told, as ours does. */
final class MeetingPage implements Wire {
    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    final Attendee attendee;
    volatile int closedWith;
    private final String page;
    private volatile ConferenceLine line;

    MeetingPage(Attendee attendee, String page, ConferenceHall hall) {
        this.attendee = attendee;
        this.page = page;
        this.line = hall.open(this);
    }

    MeetingPage enter(ConferenceTickets tickets, boolean again) {
        say("\"type\":\"hello\",\"ticket\":\"" + tickets.issue(attendee) + "\",\"page\":\"" + page + "\",\"again\":"
                + again);
        return this;
    }

    /** The same page finds another node. */
    MeetingPage moveTo(ConferenceHall hall, ConferenceTickets tickets) {
        line = hall.open(this);
        return enter(tickets, true);
    }

    void say(String parts) {
        line.receive("{\"v\":1," + parts + "}");
    }

    @Override
    public void send(JsonObject message) {
        heard.add(message);
        if (message.getString("type").equals("opened") && isNew(message)) {
            say("\"type\":\"offer\",\"from\":\"" + message.getString("from") + "\",\"attempt\":"
                    + message.getInt("attempt") + ",\"sdp\":\""
                    + ChromiumOffer.sdp().replace("\r\n", "\\r\\n") + "\"");
        }
    }

    private boolean isNew(JsonObject opened) {
        return heard("opened").stream()
                        .filter(other -> other.getString("from").equals(opened.getString("from"))
                                && other.getInt("attempt") == opened.getInt("attempt"))
                        .count()
                == 1;
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
        line.closed();
    }

    @Override
    public void allowSilence(Duration duration) {}

    void goes() {
        line.closed();
    }

    List<JsonObject> heard(String type) {
        return heard.stream()
                .filter(word -> word.getString("type").equals(type))
                .toList();
    }

    /** How many people it shows. */
    int people() {
        List<JsonObject> told = heard("people");
        return told.isEmpty()
                ? 0
                : told.get(told.size() - 1).getJsonArray("people").size();
    }

    List<String> problems() {
        return heard("problem").stream().map(word -> word.getString("code")).toList();
    }
}
