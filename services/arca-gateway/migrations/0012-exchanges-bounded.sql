-- expands: promises of the ids that are here what holds of them for months
select platform.promise_bound('exchanges', 'id', 'exc');
