@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.calendar.entity;
