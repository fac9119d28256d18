/**
 * Conferences of up to twelve people over media servers: the care team of a case, or teaching.
 *
 * <ol>
 *   <li>One room, one pipeline on one server. Each person has one sending port and one receiving port per other person,
 *       connected sender to receiver.
 *   <li>All that happens in a room happens one after the other on the room's own queue: the server's events come from
 *       many threads and out of order, and no request or WebSocket thread ever waits for a media server.
 *   <li>A candidate that comes before its port exists waits for it.
 *   <li>A port negotiates once (the server refuses more): a second offer gets a new port in the place of the old one, with
 *       a new attempt, on which the browser offers again. What concerns an older attempt is dropped.
 *   <li>Whether media flows is said by the server's newest word, by its time stamp, not by arrival.
 *   <li>Offers are checked here: the server takes nonsense and answers with nothing.
 *   <li>Who leaves takes their ports along; the last one takes the pipeline. Releasing twice does no harm.
 *   <li>Who is not heard of is gone when their media have stopped too, and after 60 seconds in any case. A port that was
 *       answered and does not come about within 20 seconds is renewed, three times: a browser that sends no candidates
 *       never fails by itself. Who was on a node that died is not heard of.
 *   <li>A room has at most {@value de.medicalhub.video.conference.control.Conference#MOST_PEOPLE} people; one more is
 *       refused in time and with the reason.
 *   <li>Ports are counted per server over all nodes before they are opened. A new room goes to the server with the fewest
 *       that answers and is not being emptied; where no server has room, people are refused with that reason.
 *   <li>Who speaks is seen first, and a weak line gets the pictures of the first few only; sound comes from all.
 *   <li>One codec: Opus and VP8 are all that is offered to the server. Both directions may use 2.5 Mbit/s.
 *   <li>Each server has its own threads, its own client and its own supervisor. A server that does not answer is asked
 *       nothing but whether it answers; rooms of other servers notice nothing of it.
 *   <li>A server that lost its objects (a restart) gets its rooms anew, a lost connection takes them up again by their
 *       ids, and after six seconds without answer they move to another server. Browsers offer anew by themselves.
 *   <li>One node leads a room, by a lease in the database. When it dies, another one takes the room over by the ids that
 *       are kept there; the media flow on meanwhile. A node that stood still and wakes changes nothing of a room that another
 *       has. A room that nobody is in is given up; one that was ended or erased on another node is over for all, and its media
 *       go.
 *   <li>FHIR decides who may start and join the conference of a case: who can read the case's CarePlan with their own token.
 *       Guests come by a one-time link that a member has made, and by nothing else. Who was sent away does not come back.
 *   <li>A consultation of two never comes here (VideoArchitectureTest).
 *   <li>Nothing is recorded. Who met is forgotten after {@code medhub.video.keep}, 90 days at most, and with the case
 *       when FHIR erases it.
 *   <li>Fresh credentials for the relay are given whenever a page asks; where the relay is the only way, for all or for one
 *       organisation of the case, pages are told so.
 *   <li>Ways by a name (mDNS, as browsers without a granted camera give them) are not passed on: the server looks such a name
 *       up for five seconds and answers nobody on the line meanwhile. Those browsers reach the server, not it them. A way or an
 *       offer that the server refuses concerns nobody else.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.conference;

import org.jspecify.annotations.NullMarked;
