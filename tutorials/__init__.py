"""The school: lessons as data, checked on the events a learner's code gives."""
