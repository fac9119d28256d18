/**
 * Case conferences of professionals over a media server. First case: a room in which each sends once and receives
 * everybody else; the whole group call with its pages comes later.
 *
 * <ol>
 *   <li>One room, one pipeline. Each person has one sending port and one receiving port per other person, connected
 *       sender to receiver.
 *   <li>All that happens in a room happens one after the other on the room's own queue: the server's events come from
 *       many threads and out of order, and no request or WebSocket thread ever waits for the media server.
 *   <li>A candidate that comes before its port exists waits for it.
 *   <li>A port negotiates once (the server refuses more): a second offer gets a new port in the place of the old one.
 *   <li>Whether media flows is said by the server's newest word, by its time stamp, not by arrival.
 *   <li>Offers are checked here: the server takes nonsense and answers with nothing.
 *   <li>Who leaves takes their ports along; the last one takes the pipeline. Releasing twice does no harm.
 *   <li>A room has at most {@value de.medicalhub.video.conference.control.Conference#MOST_PEOPLE} people; one more is
 *       refused in time and with the reason.
 *   <li>A consultation of two never comes here (VideoArchitectureTest).
 * </ol>
 *
 * <p>Out of scope until the group call: taking over a room on another node, rebuilding rooms after a restart of the
 * media server, pages.
 */
@NullMarked
package de.medicalhub.video.conference;

import org.jspecify.annotations.NullMarked;
